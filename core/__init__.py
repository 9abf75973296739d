"""What a report is: plain functions over frozen values, standard library only."""
