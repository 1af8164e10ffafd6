package io.github.metasaw.kernel.input;

import io.github.metasaw.data.EffectReader;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.InputRole;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.kernel.option.ValueTypes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Table;

/**
 * Options of effect sizes from raw data: the measure, a column for each input under metafor's name,
 * and how they are computed.
 */
public final class EffectInput {

  /** The measure. */
  public static final Option<EffectMeasure> MEASURE =
      Option.of(
          "measure",
          ValueTypes.constant("NAME", EffectMeasure::parse, EffectMeasure.class),
          "what yi is; with --ai and so on, or without a column yi, it is computed from raw data");

  /** Columns of the inputs, of which estimates and their precision have options of their own. */
  private static final Map<Input, Option<String>> COLUMNS = columns();

  /** Inputs that a magic of studies reads by options of its own. */
  private static final Set<Input> OF_STUDIES = EnumSet.of(Input.CI, Input.YI, Input.VI, Input.SEI);

  private static final Option<List<VarianceType>> VTYPE =
      Option.of("vtype", types(), "type of the sampling variances; one, or one per study");

  private static final Option<Boolean> FLIP =
      Option.flag("flip", "turn the sign of the estimates, as if the groups were exchanged");

  private static final Settings<EffectOptions> SETTINGS =
      Settings.<EffectOptions>none()
          .set(ZeroCellOptions.ADD, "withAdd", EffectOptions::withAdd)
          .set(ZeroCellOptions.TO, "withTo", EffectOptions::withTo)
          .when(ZeroCellOptions.DROP00, "withDrop00", EffectOptions::withDrop00, true)
          .set(
              VTYPE,
              "withVariance",
              (options, types) -> options.withVariance(types.toArray(new VarianceType[0])))
          .when(FLIP, "withFlip", options -> options.withFlip())
          .step(List.of(MethodOption.NO_CORRECT), EffectInput::uncorrected);

  /** The options of a magic that computes effect sizes. */
  public static final List<Option<?>> OPTIONS =
      Option.join(List.copyOf(COLUMNS.values()), SETTINGS.options());

  /** The options of a magic of studies, which may compute effect sizes first. */
  public static final List<Option<?>> OPTIONS_OF_STUDIES =
      Option.join(
          List.of(MEASURE),
          OPTIONS.stream()
              .filter(option -> OF_STUDIES.stream().noneMatch(i -> i.id().equals(option.name())))
              .toList());

  private EffectInput() {}

  /** Of methods that pool counts it is the test that has a correction, not the effect sizes. */
  private static Code<EffectOptions> uncorrected(Code<EffectOptions> options, GivenOptions line) {
    return line.has(MethodOption.NO_CORRECT) && !MethodOption.poolsCounts(line)
        ? options.call("withCorrection", EffectOptions::withCorrection, Literal.truth(false))
        : options;
  }

  private static Map<Input, Option<String>> columns() {
    Map<Input, Option<String>> columns = new EnumMap<>(Input.class);
    for (Input input : Input.values()) {
      columns.put(input, Option.of(input.id(), ValueTypes.column(), help(input)));
    }
    return columns;
  }

  /** What an input is for the first measures that have it. */
  private static String help(Input input) {
    List<String> roles =
        Arrays.stream(EffectMeasure.values())
            .flatMap(measure -> measure.formula().roles().stream())
            .filter(role -> role.input() == input)
            .map(InputRole::label)
            .distinct()
            .toList();
    return String.join(", or ", roles.subList(0, Math.min(2, roles.size())))
        + (roles.size() > 2 ? ", and more" : "");
  }

  private static ValueType<List<VarianceType>> types() {
    return ValueType.<List<VarianceType>>of(
            "NAME,...",
            (option, text) -> Arrays.stream(text.split(",")).map(VarianceType::parse).toList(),
            types -> Literal.arguments(types.stream().map(Literal::constant).toList()))
        .shownAs(types -> String.join(",", types.stream().map(VarianceType::id).toList()))
        .ofWords(() -> Named.ids(VarianceType.values()));
  }

  /**
   * Whether a line names raw data, or how effect sizes are computed from them.
   *
   * @param line of a magic with {@link #OPTIONS_OF_STUDIES}
   * @return the options that do, in the order of the help
   */
  static List<Option<?>> given(MagicLine line) {
    return OPTIONS_OF_STUDIES.stream()
        .filter(option -> option != MEASURE && line.has(option))
        .toList();
  }

  /**
   * The reader of effect sizes that a line describes.
   *
   * @param line of a magic with {@link #OPTIONS} or {@link #OPTIONS_OF_STUDIES}
   * @param table of raw data
   * @param measure what to compute
   * @return the reader with its Java
   */
  public static Code<EffectReader> reader(
      MagicLine line, Code<Table> table, Code<EffectMeasure> measure) {
    Code<EffectReader> reader =
        Code.of("EffectReader.of", EffectReader::of, table, measure)
            .call("named", EffectReader::named, Literal.text(table.java()));
    for (Map.Entry<Input, Option<String>> column : COLUMNS.entrySet()) {
      if (line.has(column.getValue())) {
        reader = column(reader, column.getKey(), line.code(column.getValue()));
      }
    }
    if (SETTINGS.options().stream().noneMatch(line::has)) {
      return reader;
    }
    return reader.call(
        "withOptions",
        EffectReader::withOptions,
        SETTINGS.apply(Code.of("EffectOptions.defaults", EffectOptions.defaults()), line));
  }

  private static Code<EffectReader> column(
      Code<EffectReader> reader, Input input, Code<String> column) {
    return reader.<String, String, EffectReader>call(
        "column", (of, name, from) -> of.column(name, from), Literal.text(input.id()), column);
  }
}
