"""Every paper of a conference in one window: chosen, looked at as it will be, printed or saved."""
