package io.github.metasaw.kernel.input;

import io.github.metasaw.Meta;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.formula.TermFactor;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.MagicHost;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.GivenOptions;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Settings;
import io.github.metasaw.kernel.option.ValueType;
import io.github.metasaw.kernel.option.ValueTypes;
import io.github.metasaw.model.ModelSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** The table that a line names, with the columns that its options name. */
public final class StudiesInput {

  /** Estimates. */
  public static final Option<String> YI =
      Option.of("yi", ValueTypes.column(), "estimates; 'yi' is found by itself");

  private static final Option<String> VI =
      Option.of("vi", ValueTypes.column(), "sampling variances; 'vi' is found by itself");

  private static final Option<String> SEI =
      Option.of("sei", ValueTypes.column(), "standard errors; 'sei' is found by itself");

  private static final Option<List<String>> BOUNDS =
      Option.of("bounds", bounds(), "bounds of 95 % intervals, on the scale of yi");

  private static final Option<String> CI =
      Option.of(
          "ci",
          ValueTypes.text("LOWER,UPPER").ofColumns(),
          "an earlier name of --bounds; with --measure, events of group 2");

  private static final Option<Boolean> RATIOS =
      Option.flag("ratios", "yi and bounds are ratios (OR, RR, HR): take their logs");

  private static final Option<String> V =
      Option.of(
          "V",
          ValueTypes.variable("NAME", Object.class),
          "a double[], double[][] or KnownV of the notebook");

  /** Labels of the studies. */
  public static final Option<String> LABEL =
      Option.of("label", ValueTypes.column(), "study labels");

  private static final Settings<StudyReader> COLUMNS =
      Settings.<StudyReader>none()
          .set(YI, "yi", StudyReader::yi)
          .set(VI, "vi", StudyReader::vi)
          .set(SEI, "sei", StudyReader::sei)
          .step(List.of(BOUNDS, CI), StudiesInput::interval)
          .when(RATIOS, "ratios", StudyReader::ratios)
          .set(LABEL, "label", StudyReader::label);

  /** What a table of effect sizes that are computed first may be told besides. */
  private static final Settings<StudyReader> LABELS =
      Settings.<StudyReader>none().set(LABEL, "label", StudyReader::label);

  /** All options of this class, in the order of the help. */
  public static final List<Option<?>> OPTIONS = List.of(YI, VI, SEI, BOUNDS, CI, RATIOS, V, LABEL);

  private final MagicLine line;
  private final boolean isComputed;
  private Code<StudyReader> reader;

  private StudiesInput(MagicLine line, Code<StudyReader> reader, boolean isComputed) {
    this.line = line;
    this.reader = reader;
    this.isComputed = isComputed;
  }

  /**
   * The studies of a line whose only word is the name of a table.
   *
   * @param line of a magic with {@link #OPTIONS}
   * @return a reader of the table
   */
  public static StudiesInput of(MagicLine line) {
    Code<Table> table = line.only(Table.class, "the name of a table");
    boolean isComputed = isComputed(line, table.value());
    List<Option<?>> precision =
        isComputed ? List.of(VI, SEI, BOUNDS, V) : List.of(VI, SEI, BOUNDS, CI, V);
    List<String> given = precision.stream().filter(line::has).map(Option::flagName).toList();
    if (given.size() > 1) {
      throw MetaException.of(
          "only one of --vi, --sei, --bounds and --V says what the precision is, but %s stand here"
              .formatted(String.join(" and ", given)));
    }
    Code<StudyReader> plain =
        Code.of("Meta.studies", Meta::studies, isComputed ? effects(line, table) : table)
            .call("named", StudyReader::named, Literal.text(table.java()));
    if (!isComputed && line.has(EffectInput.MEASURE) && !MethodOption.poolsCounts(line)) {
      plain = plain.call("measure", StudyReader::measure, line.code(EffectInput.MEASURE));
    }
    StudiesInput studies =
        new StudiesInput(
            line, (isComputed ? LABELS : COLUMNS).apply(scaled(plain, line), line), isComputed);
    line.find(V).ifPresent(studies::variances);
    return studies;
  }

  /** Whether effect sizes are computed first: from columns that are named, or for want of yi. */
  private static boolean isComputed(MagicLine line, Table table) {
    // Methods of counts take some of these options for the effect sizes that are there.
    List<Option<?>> raw =
        EffectInput.given(line).stream()
            .filter(o -> !MethodOption.OF_EFFECTS.contains(o) || !MethodOption.poolsCounts(line))
            .toList();
    if (!line.has(EffectInput.MEASURE)) {
      if (!raw.isEmpty()) {
        throw MetaException.of(
            "%s belongs to --measure, which says what is computed, as in --measure OR"
                .formatted(raw.get(0).flagName()));
      }
      return false;
    }
    boolean isThere = table.columnNames().stream().anyMatch("yi"::equalsIgnoreCase);
    return !raw.isEmpty() || !(line.has(YI) || isThere);
  }

  private static Code<Table> effects(MagicLine line, Code<Table> table) {
    line.refuse(
        List.of(YI, VI, SEI, BOUNDS, RATIOS),
        "%s is of effect sizes that are there already, and --measure computes them");
    return Code.of(
        "Meta.effects",
        Meta::effects,
        EffectInput.reader(line, table, line.code(EffectInput.MEASURE)));
  }

  private static Code<StudyReader> scaled(Code<StudyReader> reader, MagicLine line) {
    return ScaleOption.other(line)
        .map(
            scale ->
                reader.<Transformation, StudyReader>call(
                    "transformation", StudyReader::transformation, scale))
        .orElse(reader);
  }

  private static ValueType<List<String>> bounds() {
    return ValueType.of("LOWER,UPPER", StudiesInput::bounds, StudiesInput::arguments).ofColumns();
  }

  private static List<String> bounds(String option, String text) {
    List<String> columns = Stream.of(text.split(",")).map(String::strip).toList();
    if (columns.size() != 2) {
      throw MetaException.of("--%s takes two columns, as in --%1$s lower,upper".formatted(option));
    }
    return columns;
  }

  private static Code<List<String>> arguments(List<String> bounds) {
    return Literal.arguments(bounds.stream().map(Literal::text).toList());
  }

  private static Code<StudyReader> interval(Code<StudyReader> reader, GivenOptions line) {
    Optional<Code<List<String>>> bounds =
        line.has(CI)
            ? line.given(CI).map(text -> arguments(bounds(CI.name(), text.value())))
            : line.given(BOUNDS);
    return bounds
        .map(
            two ->
                reader.<List<String>, StudyReader>call(
                    "ci", (of, columns) -> of.ci(columns.get(0), columns.get(1)), two))
        .orElse(reader);
  }

  /**
   * The reader.
   *
   * @return with its Java
   */
  public Code<StudyReader> reader() {
    return reader;
  }

  /**
   * Whether effect sizes are computed from raw data first.
   *
   * @return false for a table that has them
   */
  public boolean isComputed() {
    return isComputed;
  }

  /**
   * Keeps columns for later.
   *
   * @param columns of the table whose missing values drop a row; none is fine
   */
  public void require(List<String> columns) {
    if (!columns.isEmpty()) {
      reader = reader.call("require", StudyReader::require, Literal.texts(columns));
    }
  }

  /**
   * Assumes that the sampling errors of rows in the same cluster are correlated.
   *
   * @param cluster name of the column that identifies the clusters
   * @param rho correlation of two sampling errors in the same cluster
   */
  public void dependence(Code<String> cluster, Code<Double> rho) {
    reader =
        reader.<String, Double, StudyReader>call(
            "dependence", (of, column, value) -> of.dependence(column, value), cluster, rho);
  }

  /**
   * Takes V and the matrices of a model from the notebook. Each is a column of that very name, or a
   * variable of the notebook, or a column in other letters; the matrix of {@code R = A} is a
   * variable.
   *
   * @param spec the model
   * @throws MetaException if an option says what the precision is, too
   */
  public void variables(ModelSpec spec) {
    knownV(spec);
    for (TermFactor.Column matrix : spec.matrices()) {
      String name = matrix.name();
      if (!reader.value().table().columnNames().contains(name) && line.host().has(name)) {
        matrix(name);
      }
    }
  }

  private void matrix(String name) {
    Object value = line.host().read(name, Object.class);
    Code<LevelMatrix> matrix;
    if (value instanceof Table table) {
      matrix =
          Code.<Table, LevelMatrix>of(
              "LevelMatrix.of", LevelMatrix::of, Code.variable(name, table));
    } else if (value instanceof LevelMatrix given) {
      matrix = Code.variable(name, given);
    } else {
      throw MetaException.of(
          "%s is a %s; a matrix whose rows are named by the levels is needed, as a Table or a LevelMatrix: LevelMatrix.of(names, values)"
              .formatted(name, MagicHost.kind(value)));
    }
    reader = reader.call("matrix", StudyReader::matrix, Literal.text(name), matrix);
  }

  private void knownV(ModelSpec spec) {
    if (spec.knownV().isEmpty()) {
      return;
    }
    String name = spec.knownV().get().name();
    if (reader.value().hasPrecision()) {
      throw MetaException.of(
          "meta_V(V = %s) %s and an option of the magic both say what the precision is; leave one out"
              .formatted(name, spec.knownV().get().span().place()));
    }
    // A column in other letters, as v2 beside the variable V2, is not meant.
    if (!reader.value().table().columnNames().contains(name) && line.host().has(name)) {
      variances(name);
    }
  }

  private void variances(String name) {
    Object value = line.host().read(name, Object.class);
    if (value instanceof double[] given) {
      reader = reader.call("V", StudyReader::V, Code.variable(name, given));
    } else if (value instanceof double[][] given) {
      reader = reader.call("V", StudyReader::V, Code.variable(name, given));
    } else if (value instanceof KnownV given) {
      reader = reader.call("V", StudyReader::V, Code.variable(name, given));
    } else {
      throw MetaException.of(
          "V = %s is a %s; a column, a double[], a double[][] or a KnownV is needed"
              .formatted(name, MagicHost.kind(value)));
    }
  }

  /**
   * Says which option does what the check of ratios asks for.
   *
   * @param fit of these studies
   */
  public void hintAtRatios(Fit fit) {
    fit.checkList().stream()
        .filter(check -> check.name().equals("ratios_not_logs"))
        .findFirst()
        .ifPresent(
            check ->
                line.host()
                    .print(
                        "'%s' looks like ratios: add --ratios to pool their logs\n"
                            .formatted(check.value())));
  }

  /** Refuses an order of levels: without a model there is no moderator that has levels. */
  public void refuseLevels() {
    StudyReader table = reader.value();
    for (String column : LevelsOption.of(line).value().keySet()) {
      if (table.table().columnNames().stream().noneMatch(column::equalsIgnoreCase)) {
        throw MetaException.unknown(
            "column", column, "in " + table.name(), table.table().columnNames());
      }
      throw MetaException.of(
          "--levels orders the levels of a moderator, and this model has none; write it below %%%%%s %s, as %s ~ %s"
              .formatted(line.magic(), table.name(), line.find(YI).orElse("yi"), column));
    }
  }
}
