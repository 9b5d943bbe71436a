"""What was written on paper while the power was out: printed rows, the times typed beside them, acts."""
