"""One file a screen: they draw what the store returns, and hold no rules and no SQL."""
