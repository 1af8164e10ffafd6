package io.github.metasaw.kernel.jshell;

import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.jspecify.annotations.Nullable;

/** What a magic within Java becomes: a call that the snippet makes. */
public final class MagicCalls {

  private MagicCalls() {}

  /**
   * Runs a magic of the kernel.
   *
   * @param <T> what the cell takes the result for
   * @param text what stands after the per cent sign
   * @return the result of the magic, which may be null
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // declared by the cell
  public static <T> @Nullable T line(String text) {
    MetasawKernel kernel = (MetasawKernel) BaseKernel.notebookKernel();
    return (T) kernel.magic(MagicCall.line(text));
  }

  /**
   * Java that runs a magic.
   *
   * @param text what stands after the per cent sign
   * @return an expression
   */
  static String java(String text) {
    StringBuilder literal = new StringBuilder(MagicCalls.class.getName()).append(".line(\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\t' -> literal.append("\\t");
        case '\r' -> literal.append("");
        default -> literal.append(c);
      }
    }
    return literal.append("\")").toString();
  }
}
