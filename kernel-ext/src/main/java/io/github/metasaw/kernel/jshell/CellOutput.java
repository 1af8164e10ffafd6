package io.github.metasaw.kernel.jshell;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Prints for the cells that have not been interrupted. A thread that an interrupted cell has left
 * behind prints nothing more, and ends when it tries to, so that it does not write into the cells
 * that follow.
 */
final class CellOutput extends PrintStream {

  CellOutput(PrintStream target) {
    super(new Guarded(target), false, StandardCharsets.UTF_8);
  }

  /** The stream itself if it is one of these, otherwise one that prints to it. */
  static PrintStream of(PrintStream target) {
    return target instanceof CellOutput ? target : new CellOutput(target);
  }

  /**
   * Prints text, as all other methods that print do.
   *
   * @param text to print
   * @throws CancellationException on a thread that an interrupted cell has left behind: before
   *     anything is in the buffers, from where it would come with the next line of another cell
   */
  @Override
  public void print(@Nullable String text) {
    CellRun run = CellRun.current();
    if (run != null && CellRun.isOfUser()) {
      run.check();
    }
    super.print(text);
  }

  @Override
  public void print(boolean value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(char value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(int value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(long value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(float value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(double value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(char[] value) {
    print(String.valueOf(value));
  }

  @Override
  public void print(@Nullable Object value) {
    print(String.valueOf(value));
  }

  private static final class Guarded extends OutputStream {

    private final PrintStream target;

    Guarded(PrintStream target) {
      this.target = target;
    }

    private static boolean isOpen() {
      CellRun run = CellRun.current();
      return run == null || !run.isCancelled();
    }

    @Override
    public void write(int b) {
      if (isOpen()) {
        target.write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      if (isOpen()) {
        target.write(bytes, offset, length);
      }
    }

    @Override
    public void flush() {
      target.flush();
    }
  }
}
