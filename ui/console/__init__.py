"""What every desk's window has: menus, palette, keys, clock, messages."""
