"""Pure text: folding, search in text, natural order, cells that are no formulas."""
