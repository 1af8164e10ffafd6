package io.github.metasaw.data.effect.input;

import java.util.List;

/**
 * What an input is in the formula of a measure, and the column that shows it beside the results.
 *
 * @param input the quantity
 * @param label what it is here, for example {@code events in group 1}
 * @param column where figures show it; {@link Column#NONE} for quantities that they do not show
 */
public record InputRole(Input input, String label, Column column) {

  /**
   * A column of raw data in a figure.
   *
   * @param group the people that it tells of
   * @param head its heading, for example {@code Events}; empty where it is not shown
   * @param isSummed whether the sum over studies has a meaning, as that of counts has
   * @param parts inputs whose sum it is, for studies that report those; empty where there are none
   */
  public record Column(InputGroup group, String head, boolean isSummed, List<Input> parts) {

    /** What is not shown. */
    public static final Column NONE = new Column(InputGroup.ALL, "", false, List.of());

    /** Takes a copy of the parts. */
    public Column {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A role that figures do not show.
   *
   * @param input the quantity
   * @param label what it is, without an article
   * @return the role
   */
  public static InputRole of(Input input, String label) {
    return new InputRole(input, label, Column.NONE);
  }

  /**
   * The same role in a column without a sum, such as one of means.
   *
   * @param group the people that it tells of
   * @param head heading of the column
   * @return a copy
   */
  public InputRole shown(InputGroup group, String head) {
    return new InputRole(input, label, new Column(group, head, false, List.of()));
  }

  /**
   * The same role in a column with its sum over studies, as of counts, sizes and person-time.
   *
   * @param group the people that it tells of
   * @param head heading of the column
   * @param parts inputs whose sum it is, for studies that report those
   * @return a copy
   */
  public InputRole summed(InputGroup group, String head, Input... parts) {
    return new InputRole(input, label, new Column(group, head, true, List.of(parts)));
  }

  /**
   * The value that a study reports, or the sum of the parts that it reports instead.
   *
   * @param raw what studies report
   * @param study index of the study, from 0
   * @return NaN where neither is known
   */
  public double value(RawData raw, int study) {
    double value = raw.get(input, study);
    return Double.isNaN(value) && !column.parts().isEmpty()
        ? column.parts().stream().mapToDouble(part -> raw.get(part, study)).sum()
        : value;
  }
}
