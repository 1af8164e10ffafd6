package io.github.metasaw.freq.counts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.model.counts.TwoByTwoTables;
import io.github.metasaw.model.counts.TwoGroupRates;
import io.github.metasaw.reference.ReferenceFile;

/** Counts that several tests pool. */
public final class CountTables {

  private CountTables() {}

  /** The tables of a file of {@code reference/metafor_other}. */
  public static TwoByTwoTables tables(String file) {
    JsonNode inputs = file(file).get("inputs");
    return new TwoByTwoTables(
        ReferenceFile.numbers(inputs.get("ai")),
        ReferenceFile.numbers(inputs.get("bi")),
        ReferenceFile.numbers(inputs.get("ci")),
        ReferenceFile.numbers(inputs.get("di")));
  }

  /** The rates of a file of {@code reference/metafor_other}. */
  public static TwoGroupRates personTime(String file) {
    JsonNode inputs = file(file).get("inputs");
    return new TwoGroupRates(
        ReferenceFile.numbers(inputs.get("x1i")),
        ReferenceFile.numbers(inputs.get("t1i")),
        ReferenceFile.numbers(inputs.get("x2i")),
        ReferenceFile.numbers(inputs.get("t2i")));
  }

  public static JsonNode file(String file) {
    return ReferenceFile.of("metafor_other/" + file).root();
  }

  /** A trial with no events in the first group, one with none at all, and one with both. */
  public static TwoByTwoTables sparse() {
    return new TwoByTwoTables(
        new double[] {0, 0, 3, 2},
        new double[] {20, 30, 47, 18},
        new double[] {2, 0, 5, 6},
        new double[] {18, 30, 45, 14});
  }
}
