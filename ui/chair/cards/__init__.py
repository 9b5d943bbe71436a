"""Cards that take the place of the list: order, forecast, limits, questions, the record."""
