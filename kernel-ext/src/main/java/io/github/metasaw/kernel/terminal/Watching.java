package io.github.metasaw.kernel.terminal;

import java.io.Console;

/** Whether someone sees what a program prints while it runs. */
public final class Watching {

  private Watching() {}

  /**
   * Whether input and output are a terminal.
   *
   * @return false where the output goes to a file or to another program
   */
  @SuppressWarnings("SystemConsoleNull") // newer versions of Java are asked below
  public static boolean isTerminal() {
    Console console = System.console();
    return console != null && isTerminal(console);
  }

  /** From Java 22 on there is a console without a terminal too, and a method that tells. */
  private static boolean isTerminal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
