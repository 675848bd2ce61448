print("adapter")
