"""The list of reports, the unit, the registers: everything but the open report."""
