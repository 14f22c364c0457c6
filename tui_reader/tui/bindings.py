"""Textual bindings, made from the command table."""

from textual.binding import Binding, BindingType

from tui_reader.tui.commands import Where, commands_for, shown_keys


def bindings_for(where: Where) -> list[BindingType]:
    """Make the bindings of a place.

    Args:
        where: The place, as the command table names it.

    Returns:
        A binding for each command that has keys there; none is shown in a footer.
    """
    return [
        Binding(
            ",".join(command.keys),
            command.id,
            command.title,
            show=False,
            key_display=shown_keys(command),
        )
        for command in commands_for(where)
        if command.keys
    ]
