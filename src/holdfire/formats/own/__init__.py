"""What Holdfire itself wrote, edited and read back."""
