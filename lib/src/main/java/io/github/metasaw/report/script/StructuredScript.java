package io.github.metasaw.report.script;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.CoefficientTest;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.structured.StructuredCovariance;
import io.github.metasaw.linalg.Diagonal;
import io.github.metasaw.linalg.Symmetric;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.EffectCorrelation;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.covariance.MarginalCovariance;
import io.github.metasaw.model.covariance.SpatialCorrelation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The call of {@code rma.mv} for a model with several variances or correlated sampling errors. */
final class StructuredScript {

  private static final String OTHERS =
      "metafor's rma.mv is written for one outcome, with effects of rows and of groups; ";

  /** Names that the script uses itself, or that R knows. */
  private static final Set<String> RESERVED =
      Set.of("yi", "V", "X", "row", "slab", "res", "w", "c", "list", "matrix", "T", "F");

  private final GaussianModel model;
  private final Design mean;
  private final FreqOptions options;
  private final StringBuilder script = new StringBuilder();
  private final Set<String> names = new HashSet<>(RESERVED);
  private final List<String> random = new ArrayList<>();
  private final List<String> structures = new ArrayList<>();
  private final List<String> distanceMatrices = new ArrayList<>();

  private StructuredScript(StructuredCovariance solver, Design mean) {
    this.model = solver.model();
    this.mean = mean;
    this.options = solver.options();
  }

  /** Lines of R, or a refusal of what rma.mv does not have. */
  static String of(StructuredCovariance solver, Design mean) {
    StructuredScript script = new StructuredScript(solver, mean);
    script.refuse();
    return script.write();
  }

  private void refuse() {
    MarginalCovariance structure = model.structure();
    boolean isScaled =
        structure.groups().stream().anyMatch(GroupEffect::modelled)
            || model.scales().stream().anyMatch(scale -> !scale.design().isInterceptOnly());
    if (structure.isBivariate() || structure.isProportional()) {
      throw MetaException.of(OTHERS + "this one has two outcomes, or variances up to a factor");
    }
    if (isScaled) {
      throw MetaException.of(OTHERS + "this one has moderators of an SD");
    }
    boolean isUsual = options.test() == CoefficientTest.Z || options.test() == CoefficientTest.T;
    if (options.likelihoodWeights() != null || !options.fixed().isEmpty() || !isUsual) {
      throw MetaException.of(
          OTHERS
              + "this one has weights of the likelihood, given SDs, or a test that rma.mv does not have");
    }
  }

  private String write() {
    Studies studies = model.studies();
    script.append("yi <- ").append(RText.numbers(studies.yi())).append('\n');
    script.append(variances(studies.V()));
    if (model.structure().hasSigma()) {
      script.append("row <- seq_along(yi)\n");
      random.add("~ 1 | row");
    }
    model.structure().groups().forEach(this::group);
    script.append("slab <- ").append(RText.texts(studies.labels())).append('\n');
    List<String> arguments = new ArrayList<>(List.of("yi, V"));
    if (!mean.isInterceptOnly()) {
      script.append(RScript.matrix(mean, studies.k()));
      arguments.add("mods = X, intercept = FALSE");
    }
    double[] weights = options.weights();
    if (weights != null) {
      script.append("w <- ").append(RText.numbers(weights)).append('\n');
      arguments.add("W = w");
    }
    if (!random.isEmpty()) {
      arguments.add("random = list(" + String.join(", ", random) + ")");
    }
    if (!structures.isEmpty()) {
      arguments.add("struct = " + RText.texts(structures));
    }
    if (!distanceMatrices.isEmpty()) {
      arguments.add("dist = list(" + String.join(", ", distanceMatrices) + ")");
    }
    arguments.add("method = " + RText.quoted(options.method().id()));
    arguments.add("test = " + RText.quoted(options.test().id()));
    arguments.add("level = " + RText.number(100 * options.level()));
    arguments.add("slab = slab");
    return script
        .append("res <- ")
        .append(RText.call("rma.mv", arguments))
        .append("\nprint(res)\n")
        .toString();
  }

  private static String variances(Symmetric v) {
    int k = v.size();
    if (v instanceof Diagonal) {
      double[] diagonal = IntStream.range(0, k).mapToDouble(i -> v.get(i, i)).toArray();
      return "V <- " + RText.numbers(diagonal) + "\n";
    }
    double[] all = new double[k * k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        all[i * k + j] = v.get(i, j);
      }
    }
    return "V <- matrix(" + RText.numbers(all) + ", " + k + ")\n";
  }

  private void group(GroupEffect group) {
    if (group.dependence() instanceof SpatialCorrelation spatial && group.isIntercept()) {
      places(group, spatial);
      return;
    }
    if (!group.hasIndependentLevels()) {
      throw MetaException.of(
          OTHERS + "levels of " + group.name() + " have known correlations here");
    }
    String outer = levels(group);
    if (group.isIntercept()) {
      random.add("~ 1 | " + outer);
      return;
    }
    structures.add(structure(group));
    random.add("~ " + inner(group, outer) + " | " + outer);
    atMostTwo(group);
  }

  private void atMostTwo(GroupEffect group) {
    if (structures.size() > 2) {
      throw MetaException.of(
          OTHERS
              + "it takes two terms with a structure, and "
              + group.name()
              + " is the third here");
    }
  }

  /** The name that rma.mv has for the covariance of several effects. */
  private static String structure(GroupEffect group) {
    boolean isEqual = group.isHomoscedastic();
    EffectCorrelation correlation = group.correlation().orElse(null);
    if (correlation == null) {
      return "UN";
    }
    if (correlation instanceof EffectCorrelation.Exchangeable) {
      return isEqual ? "CS" : "HCS";
    }
    if (correlation instanceof EffectCorrelation.Autoregressive) {
      return isEqual ? "AR" : "HAR";
    }
    if (correlation instanceof EffectCorrelation.ContinuousTime) {
      if (!isEqual) {
        throw MetaException.of(
            OTHERS + "it has one SD for all times in continuous time, and here there are several");
      }
      return "CAR";
    }
    return isEqual ? "ID" : "DIAG";
  }

  /** Levels whose correlation falls with their distance. */
  private void places(GroupEffect group, SpatialCorrelation spatial) {
    String inner = levels(group);
    String distances = free("distance_" + inner);
    int m = group.levels();
    double[] all = new double[m * m];
    for (int g = 0; g < m; g++) {
      for (int h = 0; h < m; h++) {
        all[g * m + h] = spatial.distance(g, h);
      }
    }
    String labels = RText.texts(group.labels());
    script
        .append(distances)
        .append(" <- matrix(")
        .append(RText.numbers(all))
        .append(", ")
        .append(m)
        .append(",\n  dimnames = list(")
        .append(labels)
        .append(",\n    ")
        .append(labels)
        .append("))\n");
    String everywhere = free("everywhere");
    script.append(everywhere).append(" <- rep(1, length(yi))\n");
    random.add("~ " + inner + " | " + everywhere);
    structures.add(
        switch (spatial.function()) {
          case EXPONENTIAL -> "SPEXP";
          case GAUSSIAN -> "SPGAU";
          case LINEAR -> "SPLIN";
          case RATIONAL_QUADRATIC -> "SPRAT";
          case SPHERICAL -> "SPSPH";
        });
    distanceMatrices.add(distances);
    atMostTwo(group);
  }

  private String levels(GroupEffect group) {
    int k = model.studies().k();
    List<String> levels =
        IntStream.range(0, k).mapToObj(i -> group.labels().get(group.level(i))).toList();
    return declare(group.name(), levels);
  }

  /** The effect of each row, where every row has one of them. */
  private String inner(GroupEffect group, String outer) {
    List<Integer> effects = new ArrayList<>();
    for (int i = 0; i < model.studies().k(); i++) {
      int row = i;
      int[] own = IntStream.range(0, group.size()).filter(a -> group.z(row, a) != 0).toArray();
      if (own.length != 1 || group.z(row, own[0]) != 1) {
        throw MetaException.of(
            OTHERS + "effects of " + group.name() + " are slopes, or several for a row, here");
      }
      effects.add(own[0]);
    }
    String name = "effect_" + outer;
    EffectCorrelation correlation = group.correlation().orElse(null);
    if (correlation instanceof EffectCorrelation.ContinuousTime time) {
      return declareNumbers(name, effects.stream().map(a -> time.times()[a]).toList());
    }
    // The order of effects is that of time, which names may not have in the alphabet.
    return correlation instanceof EffectCorrelation.Autoregressive
        ? declareNumbers(name, effects.stream().map(a -> a + 1.0).toList())
        : declare(name, effects.stream().map(a -> group.effects().get(a)).toList());
  }

  private String declareNumbers(String name, List<Double> values) {
    String free = free(name);
    script
        .append(free)
        .append(" <- ")
        .append(RText.numbers(values.stream().mapToDouble(Double::doubleValue).toArray()))
        .append('\n');
    return free;
  }

  /** A variable of R by the name of a group, or one like it. */
  private String declare(String name, List<String> values) {
    String free = free(name);
    script.append(free).append(" <- ").append(RText.texts(values)).append('\n');
    return free;
  }

  private String free(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^(?=[0-9_])", "g");
    String free = plain;
    for (int i = 2; !names.add(free); i++) {
      free = plain + i;
    }
    return free;
  }
}
