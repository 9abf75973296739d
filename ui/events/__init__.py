"""What happens through the year, written when it happens."""
