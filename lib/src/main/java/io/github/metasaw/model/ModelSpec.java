package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Remedy;
import io.github.metasaw.formula.GroupCovariance;
import io.github.metasaw.formula.ModelLine;
import io.github.metasaw.formula.ModelText;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.formula.Span;
import io.github.metasaw.formula.Target;
import io.github.metasaw.formula.Term;
import io.github.metasaw.formula.TermFactor;
import io.github.metasaw.formula.TermFactor.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tech.tablesaw.api.NumericColumn;

/**
 * What is modelled, apart from how it is estimated: one spec feeds every engine.
 *
 * @param text the model
 * @param levels order of the levels of a text column, the first being the reference; a column not
 *     named here has its levels sorted as R sorts text
 */
public record ModelSpec(ModelText text, Map<String, List<String>> levels) {

  public ModelSpec {
    levels = Map.copyOf(levels);
  }

  /**
   * The spec of model text.
   *
   * @param text one line per part of the model, and {@code prior} lines
   * @param levels order of the levels of text columns, first the reference; others are sorted
   * @return the spec, not yet bound to data
   * @throws MetaException with line and column, where the text cannot be parsed or its lines do not
   *     make a model
   */
  public static ModelSpec parse(String text, Map<String, List<String>> levels) {
    ModelSpec spec = new ModelSpec(ModelText.parse(text), levels);
    SpecRules.check(spec.text());
    return spec;
  }

  /**
   * The text of the correlated and hierarchical effects model, without moderators: heterogeneity
   * between clusters, and between the rows of a cluster (Pustejovsky and Tipton 2022, Prev. Sci.
   * 23, 425).
   *
   * @param yi column of estimates
   * @param cluster column whose value the rows of a cluster share
   * @return one line of model text
   */
  public static String hierarchicalText(String yi, String cluster) {
    return "%s ~ 1 + (1 | %s)".formatted(column(yi), column(cluster));
  }

  private static String column(String name) {
    return new TermFactor.Column(name, new Span(1, 1, name)).code();
  }

  /** Whether it is a model with one outcome and one tau2, and independent rows but for V. */
  public boolean isSimple() {
    return text.lines().size() == 1 && groups().isEmpty() && !isBivariate() && !isProportional();
  }

  /** Whether sampling variances are known up to a factor. */
  public boolean isProportional() {
    return means().stream()
        .flatMap(line -> line.terms().stream())
        .anyMatch(term -> term instanceof Term.KnownV v && v.proportional());
  }

  /** Whether there are two outcomes. */
  public boolean isBivariate() {
    return text.mean().target() instanceof Target.Mu mu && mu.outcome() > 0;
  }

  /**
   * The line of a target.
   *
   * @param target the parameter that a line models
   * @return empty where the text has none
   */
  public Optional<ModelLine> line(Target target) {
    return text.lines().stream().filter(line -> line.target().equals(target)).findFirst();
  }

  /** The group effects of the lines of the mean. */
  public List<Term.Group> groups() {
    return text.lines().stream().flatMap(line -> SpecRules.groups(line).stream()).toList();
  }

  /**
   * This spec, if it has no priors.
   *
   * @throws MetaException that names the first prior, for an engine that has no use for them
   */
  public ModelSpec withoutPriors() {
    if (!text.priors().isEmpty()) {
      PriorText prior = text.priors().get(0);
      throw MetaException.format(
          "priors belong to %s, not to %s %s",
          Remedy.model("bayes"), Remedy.model("fit"), prior.targetSpan().place());
    }
    return this;
  }

  /**
   * The studies of this model: the reader told which columns the model needs. V of the text is a
   * column; a notebook variable in its place has been given to the reader as variances before.
   *
   * @param reader the table, with what is known of its columns
   * @return the studies, rows with missing values left out
   * @throws MetaException for a column that does not exist, with its place in the text
   */
  public Studies read(StudyReader reader) {
    List<ModelLine> means = means();
    means.forEach(mean -> ModelFrame.find(response(mean), reader.table(), reader.name()));
    List<TermFactor.Column> needed = new ArrayList<>(moderators());
    for (Term.Group group : groups()) {
      needed.addAll(group.groups());
      group.covariance().ifPresent(covariance -> needed.addAll(columns(covariance, reader)));
    }
    needed.forEach(column -> ModelFrame.find(column, reader.table(), reader.name()));
    StudyReader asked =
        reader.require(needed.stream().map(TermFactor.Column::name).distinct().toList());
    return (isBivariate() ? two(asked, means) : one(asked)).read();
  }

  /** The columns that a structure of groups needs: times or coordinates, unless it is a matrix. */
  private static List<TermFactor.Column> columns(GroupCovariance covariance, StudyReader reader) {
    List<TermFactor.Column> arguments = covariance.arguments();
    boolean isMatrix =
        covariance.structure().isSpatial()
            && arguments.size() == 1
            && reader.hasMatrix(arguments.get(0).name());
    return isMatrix ? List.of() : arguments;
  }

  /**
   * The matrices that groups name, with their places: of {@code R = A}, and of {@code cov =
   * exp(D)}, where D may be a column of coordinates, too.
   *
   * @return each name once, in the order of the text
   */
  public List<TermFactor.Column> matrices() {
    Map<String, TermFactor.Column> names = new LinkedHashMap<>();
    for (Term.Group group : groups()) {
      group.relationship().ifPresent(name -> names.putIfAbsent(name.name(), name));
      group
          .covariance()
          .filter(covariance -> covariance.structure().isSpatial())
          .filter(covariance -> covariance.arguments().size() == 1)
          .map(covariance -> covariance.arguments().get(0))
          .ifPresent(name -> names.putIfAbsent(name.name(), name));
    }
    return List.copyOf(names.values());
  }

  private StudyReader one(StudyReader reader) {
    StudyReader asked = reader.yi(response().name());
    Optional<TermFactor.Column> v = knownV();
    if (isProportional() && v.isPresent()) {
      return proportional(asked, v.get());
    }
    if (v.isPresent() && !reader.hasPrecision()) {
      ModelFrame.find(v.get(), reader.table(), reader.name());
      return asked.vi(v.get().name());
    }
    return asked;
  }

  /** Variances 1 / w, up to the factor. */
  private static StudyReader proportional(StudyReader reader, TermFactor.Column w) {
    if (reader.hasPrecision()) {
      throw MetaException.format(
          "with scale = \"proportional\" the sampling variances are phi / %s, so no others can be given %s",
          w.name(), w.span().place());
    }
    ModelFrame frame = ModelFrame.of(reader.table());
    if (!(frame.find(w) instanceof NumericColumn<?> column)) {
      throw MetaException.format(
          "%s in %s must be numbers, the weights of a proportional sampling variance %s",
          w.name(), reader.name(), w.span().place());
    }
    double[] variances = column.asDoubleArray();
    for (int i = 0; i < variances.length; i++) {
      if (!Double.isNaN(variances[i]) && !(variances[i] > 0)) {
        throw MetaException.format(
            "%s in %s must be above 0, but row %d holds %s %s",
            w.name(), reader.name(), i + 1, variances[i], w.span().place());
      }
      variances[i] = 1 / variances[i];
    }
    return reader.variances(variances);
  }

  private static StudyReader two(StudyReader reader, List<ModelLine> means) {
    List<Optional<TermFactor.Column>> v = means.stream().map(ModelSpec::knownV).toList();
    boolean columns = !reader.hasPrecision() && v.stream().allMatch(Optional::isPresent);
    if (columns) {
      v.forEach(column -> ModelFrame.find(column.get(), reader.table(), reader.name()));
    }
    return reader.outcomes(
        response(means.get(0)).name(),
        response(means.get(1)).name(),
        columns ? v.get(0).get().name() : null,
        columns ? v.get(1).get().name() : null);
  }

  /** The lines of the mean: one, or that of mu1 and that of mu2. */
  List<ModelLine> means() {
    return isBivariate()
        ? List.of(line(new Target.Mu(1)).orElseThrow(), line(new Target.Mu(2)).orElseThrow())
        : List.of(text.mean());
  }

  /** The column of estimates, with its place; of the first outcome, where there are two. */
  public TermFactor.Column response() {
    return response(means().get(0));
  }

  private static TermFactor.Column response(ModelLine mean) {
    return mean.response()
        .orElseThrow(() -> MetaException.of("the line of the mean names no column of estimates"));
  }

  /** The value after {@code V =}, in the first line that has it. */
  public Optional<TermFactor.Column> knownV() {
    return means().stream().flatMap(line -> knownV(line).stream()).findFirst();
  }

  private static Optional<TermFactor.Column> knownV(ModelLine line) {
    return line.terms().stream()
        .filter(Term.KnownV.class::isInstance)
        .map(term -> ((Term.KnownV) term).name())
        .findFirst();
  }

  /** The columns that the effects of all lines use, with their places, each once. */
  public List<TermFactor.Column> moderators() {
    List<TermFactor.Column> columns = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (ModelLine line : text.lines()) {
      List<Term.Effect> effects = new ArrayList<>(line.effects());
      SpecRules.groups(line).forEach(group -> effects.addAll(group.slopes()));
      for (Term.Effect effect : effects) {
        for (TermFactor factor : effect.factors()) {
          for (TermFactor.Column column : columnsOf(factor)) {
            if (seen.add(column.name())) {
              columns.add(column);
            }
          }
        }
      }
    }
    return columns;
  }

  private static List<TermFactor.Column> columnsOf(TermFactor factor) {
    List<TermFactor.Column> columns = new ArrayList<>();
    if (factor instanceof TermFactor.Column column) {
      columns.add(column);
    } else if (factor instanceof TermFactor.AsFactor asFactor) {
      columns.add(asFactor.column());
    } else if (factor instanceof TermFactor.Numeric numeric) {
      collect(numeric.expression(), columns);
    }
    return columns;
  }

  private static void collect(Expression expression, List<TermFactor.Column> columns) {
    if (expression instanceof Expression.Variable variable) {
      columns.add(variable.column());
    } else if (expression instanceof Expression.Binary binary) {
      collect(binary.left(), columns);
      collect(binary.right(), columns);
    } else if (expression instanceof Expression.Negate negate) {
      collect(negate.operand(), columns);
    } else if (expression instanceof Expression.Call call) {
      collect(call.argument(), columns);
    }
  }
}
