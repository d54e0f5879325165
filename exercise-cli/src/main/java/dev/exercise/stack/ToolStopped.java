package dev.exercise.stack;

/**
 * The tool was told to stop, and its children are being stopped: how they end says nothing, and
 * nothing may be reported of it. Let it pass; whoever catches it ends quietly.
 */
public final class ToolStopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ToolStopped() {
    super("The tool was stopped.");
  }
}
