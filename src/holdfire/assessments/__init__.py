"""What follows from a deal and claims: state sets, numbers, reasons."""
