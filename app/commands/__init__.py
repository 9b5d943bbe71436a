"""The command line: one module for each verb, loaded when its verb is asked for."""
