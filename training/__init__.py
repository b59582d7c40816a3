"""Makes what ships: one documented command for each file of weights or learnt table."""
