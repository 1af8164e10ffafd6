package io.github.metasaw.data.revman;

import io.github.metasaw.data.effect.input.Input;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What studies report of an outcome, and where the three forms of a review have it. */
enum OutcomeKind {
  /** Events and totals of two groups. */
  COUNTS(
      "DICH",
      List.of("dic", "dichotomous"),
      List.of(
          new Field(Input.AI, "EVENTS_1", "Events 1", "Experimental cases"),
          new Field(Input.N1I, "TOTAL_1", "Total 1", "Experimental N"),
          new Field(Input.CI, "EVENTS_2", "Events 2", "Control cases"),
          new Field(Input.N2I, "TOTAL_2", "Total 2", "Control N"))),
  /** Means, SDs and sizes of two groups. */
  MEANS(
      "CONT",
      List.of("con", "continuous"),
      List.of(
          new Field(Input.M1I, "MEAN_1", "Mean 1", "Experimental mean"),
          new Field(Input.SD1I, "SD_1", "SD 1", "Experimental SD"),
          new Field(Input.N1I, "TOTAL_1", "Total 1", "Experimental N"),
          new Field(Input.M2I, "MEAN_2", "Mean 2", "Control mean"),
          new Field(Input.SD2I, "SD_2", "SD 2", "Control SD"),
          new Field(Input.N2I, "TOTAL_2", "Total 2", "Control N"))),
  /** Estimates and standard errors. */
  ESTIMATES(
      "IV",
      List.of("iv", "giv", "contrast level", "generic inverse variance"),
      List.of(
          new Field(Input.YI, "EFFECT_SIZE", "Effect Estimate", "GIV Mean"),
          new Field(Input.SEI, "SE", "SE", "GIV SE"))),
  /** Observed minus expected events, here as {@code yi}, and their variance, as {@code vi}. */
  OBSERVED_EXPECTED(
      "IPD",
      List.of("ipd", "o-e", "oev", "o-e and variance"),
      List.of(
          new Field(Input.YI, "O_E", "O-E", "O-E"),
          new Field(Input.VI, "VAR", "Variance", "Variance")));

  /**
   * A quantity of a study.
   *
   * @param input as metafor calls it
   * @param xml attribute of RevMan 5
   * @param csv column that RevMan 5 exports
   * @param web column that RevMan Web exports
   */
  record Field(Input input, String xml, String csv, String web) {}

  /** A form of the file: the name of a field in it. */
  interface Form {
    String name(Field field);
  }

  private final String element;
  private final List<String> words;
  private final List<Field> fields;

  OutcomeKind(String element, List<String> words, List<Field> fields) {
    this.element = element;
    this.words = words;
    this.fields = fields;
  }

  /** How elements of RevMan 5 begin: {@code DICH}. */
  String element() {
    return element;
  }

  /** The quantities that a study reports. */
  List<Field> fields() {
    return fields;
  }

  /** The kind of that data type; counts where it has another name. */
  static OutcomeKind of(String dataType) {
    for (OutcomeKind kind : values()) {
      if (kind.words.contains(dataType.strip().toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    return COUNTS;
  }

  /** The quantities of a study; what is no number is missing. */
  Map<Input, Double> values(Form form, Function<String, Double> value) {
    Map<Input, Double> values = new EnumMap<>(Input.class);
    fields.forEach(field -> values.put(field.input(), value.apply(form.name(field))));
    return values;
  }
}
