package io.github.metasaw.bayes;

import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.PriorText;
import io.github.metasaw.model.Design;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The priors of a model: one a coefficient and one of tau. What is not written is flat, and the
 * checks say so.
 *
 * @param coefficients in the order of the design [p]
 * @param tau of the heterogeneity
 * @param checks remarks on defaults and on readings
 */
record PriorSet(List<Location> coefficients, TauPrior tau, List<Check> checks) {

  private static final TauPrior FLAT_TAU =
      new TauPrior.Continuous("tau = flat()", Scale.SD, false, vi -> Family.flat(false));

  PriorSet {
    coefficients = List.copyOf(coefficients);
    checks = List.copyOf(checks);
  }

  /**
   * Priors as written, for the coefficients of a design. A left side that names a quantity means
   * that quantity, whatever the columns are called; {@code beta[tau]} is the coefficient of a
   * column {@code tau}.
   *
   * @throws MetaException with line and column for an unknown parameter or distribution, or a
   *     second prior of the same
   */
  static PriorSet of(List<PriorText> written, Design design) {
    Reader reader = new Reader(new CoefficientNames(design.names(), design.isInterceptOnly()));
    written.forEach(reader::read);
    return reader.set();
  }

  PriorSet withTau(TauPrior other) {
    return new PriorSet(coefficients, other, checks);
  }

  PriorSet withCoefficient(int j, Location other) {
    List<Location> changed = new ArrayList<>(coefficients);
    changed.set(j, other);
    return new PriorSet(changed, tau, checks);
  }

  /** The same with the normal of lambda = 1 for every Student prior. */
  PriorSet withNormals() {
    List<Location> normal = new ArrayList<>(coefficients);
    normal.replaceAll(prior -> prior instanceof Location.StudentT t ? t.normal() : prior);
    return new PriorSet(normal, tau, checks);
  }

  /** Number of coefficients with a Student prior. */
  int students() {
    return (int) coefficients.stream().filter(Location.StudentT.class::isInstance).count();
  }

  /** Of each coefficient whether its prior is flat. */
  boolean[] flat() {
    boolean[] flat = new boolean[coefficients.size()];
    for (int j = 0; j < flat.length; j++) {
      flat[j] = coefficients.get(j) instanceof Location.Flat;
    }
    return flat;
  }

  /** Number of coefficients with a flat prior. */
  int flatCoefficients() {
    return (int) coefficients.stream().filter(Location.Flat.class::isInstance).count();
  }

  /** Whether every prior integrates to one. */
  boolean isProper() {
    return tau.isProper() && coefficients.stream().allMatch(Location::isProper);
  }

  private static final class Reader {

    private final CoefficientNames names;
    private final @Nullable Location[] coefficients;
    private @Nullable Location beta;
    private @Nullable TauPrior tau;
    private final List<Check> checks = new ArrayList<>();

    Reader(CoefficientNames names) {
      this.names = names;
      this.coefficients = new Location[names.all().size()];
    }

    void read(PriorText text) {
      if (text.isNamed()) {
        Lambert lambert = Lambert.of(text);
        heterogeneity(lambert.text(), text);
        checks.addAll(lambert.checks());
        return;
      }
      Scale scale = Scale.of(text.target());
      if (scale != null) {
        heterogeneity(text, text);
        return;
      }
      Location prior;
      if (text.target().equals("beta")) {
        refuseSecond(beta, text);
        beta = Priors.location(text);
        return;
      }
      int j = names.find(text.target());
      if (j < 0) {
        throw MetaException.unknown(
            "parameter", text.target(), text.targetSpan().place(), parameters());
      }
      refuseSecond(coefficients[j], text);
      prior = Priors.location(text);
      coefficients[j] = prior;
    }

    private void heterogeneity(PriorText prior, PriorText place) {
      refuseSecond(tau, place);
      Scale scale = Scale.of(prior.target());
      tau = Priors.heterogeneity(prior, java.util.Objects.requireNonNull(scale));
    }

    private static void refuseSecond(@Nullable Object first, PriorText text) {
      if (first != null) {
        throw MetaException.format(
            "a second prior of %s %s; one is enough",
            text.isNamed() || Scale.of(text.target()) != null ? "heterogeneity" : text.target(),
            text.targetSpan().place());
      }
    }

    private List<String> parameters() {
      Set<String> parameters = new LinkedHashSet<>(names.targets());
      parameters.add("beta");
      parameters.addAll(Scale.targets());
      return List.copyOf(parameters);
    }

    PriorSet set() {
      List<Location> all = new ArrayList<>();
      List<String> defaults = new ArrayList<>();
      List<String> targets = names.targets();
      for (int j = 0; j < targets.size(); j++) {
        Location own = coefficients[j];
        boolean intercept = targets.get(j).equals("mu");
        if (own == null && !intercept) {
          own = beta;
        }
        if (own == null) {
          own = new Location.Flat();
          defaults.add(targets.get(j));
        }
        all.add(own);
      }
      if (tau == null) {
        defaults.add("tau");
      }
      checks.addAll(names.checks());
      if (!defaults.isEmpty()) {
        checks.add(
            Check.note(
                "default_priors",
                String.join(", ", defaults),
                "No prior was given for "
                    + String.join(", ", defaults)
                    + (defaults.size() == 1 ? ", so it is flat" : ", so they are flat")
                    + (tau == null ? "; that of tau on the SD, not on the variance." : ".")));
      }
      return new PriorSet(all, tau == null ? FLAT_TAU : tau, checks);
    }
  }
}
