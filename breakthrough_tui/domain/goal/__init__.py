"""What makes a good goal: the method's twelve questions, asked of a sentence."""
