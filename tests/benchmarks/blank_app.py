"""The yardstick of start-up: a Textual app with nothing in it."""

from textual.app import App

App[None]().run()
