"""What a candidate may repeat, refine, contradict or supersede: suggestions with reasons, never decisions."""
