package io.github.metasaw.plot.forest;

/**
 * The heading of a column beside the labels of a forest plot.
 *
 * @param group heading over this and the neighbouring columns of the same group, for example {@code
 *     Treatment}; empty for none
 * @param head heading of the column itself, for example {@code Events}
 * @param isText whether it holds words, which are aligned at the left; numbers are at the right
 */
public record ForestColumn(String group, String head, boolean isText) {

  /**
   * Both headings in one line.
   *
   * @return for example {@code Treatment events}
   */
  public String label() {
    return group.isEmpty() ? head : group + " " + head.toLowerCase(java.util.Locale.ROOT);
  }
}
