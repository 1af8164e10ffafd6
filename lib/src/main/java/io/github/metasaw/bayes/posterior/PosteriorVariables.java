package io.github.metasaw.bayes.posterior;

import io.github.metasaw.bayes.posterior.PosteriorVariable.Kind;
import io.github.metasaw.bayes.prior.CoefficientNames;
import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.Design;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.covariance.GroupEffect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The variables of a posterior, in the order of its tables: coefficients; parameters of
 * heterogeneity, which are SDs and correlations or, where there are predictors, coefficients of
 * their logarithms or Fisher's z; for one outcome tau and tau2, the mean over rows of the variance
 * of the true effects; theta_new, an effect like that of a row at hand, of a new study; with one
 * tau and independent studies beta_F and zeta2; the group effects {@code u[study=Paris]}; the true
 * effects theta.
 */
@API(status = API.Status.INTERNAL)
public final class PosteriorVariables {

  private final List<PosteriorVariable> all = new ArrayList<>();
  private final List<String> names;
  private final CoefficientNames coefficients;
  private final List<DispersionParameter> parameters;
  private final List<String> labels;
  private final boolean isIndependent;

  private PosteriorVariables(
      Studies studies,
      Design mean,
      List<DispersionParameter> parameters,
      List<GroupEffect> groups,
      Layout layout) {
    this.labels = studies.labels();
    this.parameters = parameters;
    this.coefficients = CoefficientNames.of(mean.parameters());
    this.isIndependent = layout.isIndependent();
    coefficients.all().forEach(name -> add(Kind.COEFFICIENT, name, size(Kind.COEFFICIENT)));
    if (!isOneTau()) {
      parameters.forEach(one -> add(Kind.DISPERSION, one.shown(), size(Kind.DISPERSION)));
    }
    if (layout.hasTau()) {
      add(Kind.TAU, "tau", 0);
      add(Kind.TAU2, "tau2", 0);
    }
    if (mean.isInterceptOnly()) {
      add(Kind.THETA_NEW, "theta_new", 0);
    }
    if (layout.hasEstimates()) {
      add(Kind.BETA_F, "beta_F", 0);
      add(Kind.ZETA2, "zeta2", 0);
    }
    for (GroupEffect group : groups) {
      addEffects(group);
    }
    for (int i = 0; i < labels.size(); i++) {
      add(Kind.THETA, "theta[" + (i + 1) + "]", i);
    }
    this.names = all.stream().map(PosteriorVariable::name).toList();
    refuseRepeated();
  }

  /**
   * What there is.
   *
   * @param isIndependent whether studies are independent with one tau
   * @param hasTau whether the true effects of all rows are of one outcome
   * @param hasEstimates whether it has estimates with variances, which weight the effects
   */
  private record Layout(boolean isIndependent, boolean hasTau, boolean hasEstimates) {}

  /**
   * The variables of a model with one tau and independent studies.
   *
   * @param studies the data
   * @param mean design of the mean
   * @return the variables
   * @throws MetaException if two of them would have the same name
   */
  public static PosteriorVariables of(Studies studies, Design mean) {
    return new PosteriorVariables(
        studies, mean, List.of(DispersionParameter.tau()), List.of(), new Layout(true, true, true));
  }

  /**
   * Those of a model of counts: no beta_F and no zeta2, whose weights are sampling variances.
   *
   * @param studies the data
   * @param mean an intercept
   * @return mu, tau, tau2, theta_new and the effects of the studies
   */
  public static PosteriorVariables ofCounts(Studies studies, Design mean) {
    return new PosteriorVariables(
        studies,
        mean,
        List.of(DispersionParameter.tau()),
        List.of(),
        new Layout(true, true, false));
  }

  /**
   * The variables of any other model.
   *
   * @param model data and covariance structure
   * @param parameters of heterogeneity [q]
   * @return the variables
   * @throws MetaException if two of them would have the same name
   */
  public static PosteriorVariables of(GaussianModel model, List<DispersionParameter> parameters) {
    return new PosteriorVariables(
        model.studies(),
        model.mean(),
        parameters,
        model.structure().groups(),
        new Layout(false, model.outcomes() == 1, false));
  }

  private void add(Kind kind, String name, int index) {
    all.add(new PosteriorVariable(name, kind, index));
  }

  private void addEffects(GroupEffect group) {
    for (String level : group.labels()) {
      for (String effect : group.effects()) {
        String of = group.effects().size() == 1 ? "" : ", " + effect;
        String name = "u[" + group.name() + "=" + level + of + "]";
        add(Kind.GROUP_EFFECT, name, size(Kind.GROUP_EFFECT));
      }
    }
  }

  /** Names of columns and levels may give two variables the same name. */
  private void refuseRepeated() {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw MetaException.of(
            "two variables of the posterior would both be called '%s'; rename the column or the level of one"
                .formatted(name));
      }
    }
  }

  private boolean isOneTau() {
    return DispersionParameter.isOneTau(parameters);
  }

  /**
   * All variables.
   *
   * @return in the order of the tables
   */
  public List<PosteriorVariable> all() {
    return all;
  }

  /**
   * The names of all variables.
   *
   * @return in the order of the tables
   */
  public List<String> names() {
    return names;
  }

  /** How many there are of a kind. */
  int size(Kind kind) {
    return (int) all.stream().filter(variable -> variable.kind() == kind).count();
  }

  /**
   * The first variable of a kind.
   *
   * @param kind of variable
   * @return its place in {@link #all}, from 0; -1 if there is none
   */
  public int first(Kind kind) {
    for (int v = 0; v < all.size(); v++) {
      if (all.get(v).kind() == kind) {
        return v;
      }
    }
    return -1;
  }

  /**
   * The name of a coefficient of the mean.
   *
   * @param j the coefficient, from 0
   * @return its name
   */
  public String coefficient(int j) {
    return all.get(j).name();
  }

  /**
   * The parameters of the model: coefficients and those of heterogeneity.
   *
   * @return their names
   */
  public List<String> ownParameters() {
    return all.stream()
        .filter(one -> one.kind().compareTo(Kind.TAU) <= 0)
        .map(PosteriorVariable::name)
        .toList();
  }

  /**
   * The parameters of heterogeneity.
   *
   * @return their names
   */
  public List<String> heterogeneity() {
    return ownParameters().subList(size(Kind.COEFFICIENT), ownParameters().size());
  }

  /**
   * The variables of which a point hypothesis can be tested: parameters with a prior of their own.
   *
   * @return their names
   */
  public List<String> hypotheses() {
    return all.stream()
        .filter(
            one ->
                switch (one.kind()) {
                  case COEFFICIENT -> true;
                  case DISPERSION -> !parameters.get(one.index()).isOfGroup();
                  case TAU, TAU2 -> isOneTau();
                  default -> false;
                })
        .map(PosteriorVariable::name)
        .toList();
  }

  /**
   * The variable of a name; {@code theta[3]}, {@code theta["Paris"]}, {@code beta[term]}, {@code
   * mu} for an intercept beside moderators, {@code sigma} for its own intercept and for the tau of
   * a model of one are understood too.
   *
   * @param name as users write it
   * @return the variable
   * @throws MetaException if there is none of that name
   */
  public PosteriorVariable find(String name) {
    String plain = name.strip();
    int at = names.indexOf(plain);
    if (at < 0) {
      at = coefficients.find(plain);
    }
    if (at < 0) {
      at = parameter(plain);
    }
    if (at >= 0) {
      return all.get(at);
    }
    if (EffectIndex.isTheta(plain)) {
      int row = EffectIndex.row(plain, labels, isIndependent ? "studies" : "rows");
      return all.get(first(Kind.THETA) + row);
    }
    throw MetaException.unknown("variable", plain, "in the posterior", valid());
  }

  /** The place of the variable that shows a parameter of heterogeneity, by its natural name. */
  private int parameter(String natural) {
    for (int t = 0; t < parameters.size(); t++) {
      if (parameters.get(t).natural().filter(natural::equals).isPresent()) {
        return isOneTau() ? first(Kind.TAU) : first(Kind.DISPERSION) + t;
      }
    }
    return -1;
  }

  private List<String> valid() {
    List<String> valid = new ArrayList<>();
    String group = "";
    for (PosteriorVariable one : all) {
      // One of each group is enough.
      String own = one.kind() == Kind.GROUP_EFFECT ? one.name().split("=", 2)[0] : one.name();
      if (one.kind() != Kind.THETA && !own.equals(group)) {
        valid.add(one.name());
        group = own;
      }
    }
    valid.add("theta[1] to theta[" + labels.size() + "]");
    return valid;
  }
}
