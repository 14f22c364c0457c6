"""The screen: Textual, and nothing that parses, queries or writes."""
