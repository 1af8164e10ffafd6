package io.github.metasaw.data.reshape;

import static io.github.metasaw.data.effect.input.Input.AI;
import static io.github.metasaw.data.effect.input.Input.BI;
import static io.github.metasaw.data.effect.input.Input.CI;
import static io.github.metasaw.data.effect.input.Input.DI;
import static io.github.metasaw.data.effect.input.Input.M1I;
import static io.github.metasaw.data.effect.input.Input.M2I;
import static io.github.metasaw.data.effect.input.Input.MI;
import static io.github.metasaw.data.effect.input.Input.N1I;
import static io.github.metasaw.data.effect.input.Input.N2I;
import static io.github.metasaw.data.effect.input.Input.NI;
import static io.github.metasaw.data.effect.input.Input.PI;
import static io.github.metasaw.data.effect.input.Input.RI;
import static io.github.metasaw.data.effect.input.Input.SD1I;
import static io.github.metasaw.data.effect.input.Input.SD2I;
import static io.github.metasaw.data.effect.input.Input.SDI;
import static io.github.metasaw.data.effect.input.Input.T1I;
import static io.github.metasaw.data.effect.input.Input.T2I;
import static io.github.metasaw.data.effect.input.Input.TI;
import static io.github.metasaw.data.effect.input.Input.X1I;
import static io.github.metasaw.data.effect.input.Input.X2I;
import static io.github.metasaw.data.effect.input.Input.XI;

import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.Input;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rows that the raw data of a study make, one per group or occasion, under the names of
 * metafor's {@code to.long}.
 */
enum GroupLayout {
  /** Pairs by their margins: with and without the event under each condition. */
  PAIRED_MARGINS(
      "time",
      List.of(),
      column("out1", v -> v.get(AI) + rest(v, BI), v -> v.get(AI) + v.get(CI)),
      column("out2", v -> v.get(CI) + rest(v, DI), v -> rest(v, BI) + rest(v, DI))),
  /** The table of pairs. */
  PAIRED_TABLE(
      "out.time1",
      List.of(),
      column("out1.time2", v -> v.get(AI), v -> v.get(CI)),
      column("out2.time2", v -> rest(v, BI), v -> rest(v, DI))),
  /** Means, SDs and sizes of two groups. */
  TWO_MEANS(
      "group",
      List.of(Set.of(M1I, SD1I, N1I, M2I, SD2I, N2I)),
      column("mean", v -> v.get(M1I), v -> v.get(M2I)),
      column("sd", v -> v.get(SD1I), v -> v.get(SD2I)),
      column("n", v -> v.get(N1I), v -> v.get(N2I))),
  /** Events and person-time of two groups. */
  TWO_RATES(
      "group",
      List.of(Set.of(X1I, T1I, X2I, T2I)),
      column("events", v -> v.get(X1I), v -> v.get(X2I)),
      column("ptime", v -> v.get(T1I), v -> v.get(T2I))),
  /** People with and without the event in two groups. */
  TWO_COUNTS(
      "group",
      List.of(
          Set.of(AI, BI, CI, DI),
          Set.of(AI, N1I, CI, N2I),
          Set.of(AI, BI, CI, DI, RI),
          Set.of(AI, N1I, CI, N2I, RI),
          Set.of(AI, BI, CI, DI, PI),
          Set.of(AI, N1I, CI, N2I, PI)),
      column("out1", v -> v.get(AI), v -> v.get(CI)),
      column("out2", v -> rest(v, BI), v -> rest(v, DI))),
  /** Means and SDs of one group on two occasions. */
  PAIRED_MEANS(
      "",
      List.of(Set.of(M1I, SD1I, M2I, SD2I, RI, NI)),
      column("mean1", v -> v.get(M1I)),
      column("mean2", v -> v.get(M2I)),
      column("sd1", v -> v.get(SD1I)),
      column("sd2", v -> v.get(SD2I)),
      column("n", v -> v.get(NI)),
      column("r", v -> v.get(RI))),
  /** Means of one group on two occasions, with the SD of one of them. */
  PAIRED_MEANS_ONE_SD(
      "",
      List.of(Set.of(M1I, SD1I, M2I, RI, NI)),
      column("mean1", v -> v.get(M1I)),
      column("mean2", v -> v.get(M2I)),
      column("sd1", v -> v.get(SD1I)),
      column("n", v -> v.get(NI)),
      column("r", v -> v.get(RI))),
  /** Correlations. */
  CORRELATION(
      "", List.of(Set.of(RI, NI)), column("r", v -> v.get(RI)), column("n", v -> v.get(NI))),
  /** People with and without the event in one group. */
  PROPORTION(
      "",
      List.of(Set.of(XI, NI), Set.of(XI, MI)),
      column("out1", v -> v.get(XI)),
      column("out2", v -> v.has(MI) ? v.get(MI) : v.get(NI) - v.get(XI))),
  /** Events and person-time of one group. */
  RATE(
      "",
      List.of(Set.of(XI, TI)),
      column("events", v -> v.get(XI)),
      column("ptime", v -> v.get(TI))),
  /** The mean, SD and size of one group. */
  MEAN(
      "",
      List.of(Set.of(MI, SDI, NI)),
      column("mean", v -> v.get(MI)),
      column("sd", v -> v.get(SDI)),
      column("n", v -> v.get(NI))),
  /** Reliabilities: alpha, items and people. */
  RELIABILITY(
      "",
      List.of(Set.of(AI, MI, NI)),
      column("alpha", v -> v.get(AI)),
      column("m", v -> v.get(MI)),
      column("n", v -> v.get(NI)));

  private static final Set<EffectMeasure> BY_MARGINS =
      EnumSet.of(EffectMeasure.MPRD, EffectMeasure.MPRR, EffectMeasure.MPOR);
  private static final Set<EffectMeasure> BY_TABLE =
      EnumSet.of(EffectMeasure.MPORC, EffectMeasure.MPPETO);

  /** What a study reports. */
  interface Values {
    double get(Input input);

    boolean has(Input input);
  }

  /** A value of a row. */
  interface Cell {
    double of(Values study);
  }

  /** A column: its name, and its cell in each of the rows that a study makes. */
  record Outcome(String name, List<Cell> cells) {}

  private final String row;
  private final List<Set<Input>> inputs;
  private final List<Outcome> outcomes;

  GroupLayout(String row, List<Set<Input>> inputs, Outcome... outcomes) {
    this.row = row;
    this.inputs = inputs;
    this.outcomes = List.of(outcomes);
  }

  private static Outcome column(String name, Cell... cells) {
    return new Outcome(name, List.of(cells));
  }

  /** Those without the event, who follow from the total. */
  private static double rest(Values study, Input without) {
    if (study.has(without)) {
      return study.get(without);
    }
    return without == BI ? study.get(N1I) - study.get(AI) : study.get(N2I) - study.get(CI);
  }

  /** The column that numbers the rows of a study; empty where there is one. */
  String row() {
    return row;
  }

  /** The columns, in order. */
  List<Outcome> outcomes() {
    return outcomes;
  }

  /**
   * The layout of the raw data of a measure.
   *
   * @param measure to be computed
   * @param given the inputs that the table has
   * @return empty for a measure whose data make no rows
   */
  static Optional<GroupLayout> of(EffectMeasure measure, Set<Input> given) {
    if (BY_MARGINS.contains(measure)) {
      return Optional.of(PAIRED_MARGINS);
    }
    if (BY_TABLE.contains(measure)) {
      return Optional.of(PAIRED_TABLE);
    }
    for (GroupLayout layout : values()) {
      for (List<Input> alternative : measure.formula().alternatives()) {
        boolean isOfLayout = layout.inputs.contains(new HashSet<>(alternative));
        if (isOfLayout && given.containsAll(alternative)) {
          return Optional.of(layout);
        }
      }
    }
    return Optional.empty();
  }
}
