"""Parts without a domain: labels, buttons, strips, lists, tables."""
