"""Widgets: they draw the data that they are given and send messages up."""
