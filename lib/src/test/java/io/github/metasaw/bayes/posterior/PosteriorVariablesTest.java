package io.github.metasaw.bayes.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.posterior.PosteriorVariable.Kind;
import io.github.metasaw.bayes.prior.DispersionParameter;
import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.DesignBuilder;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PosteriorVariablesTest {

  private static final Table TABLE =
      Table.create(
          "dat",
          StringColumn.create("study", "Paris", "Rome", "Bern"),
          DoubleColumn.create("yi", 0.1, 0.5, -0.2),
          DoubleColumn.create("vi", 0.04, 0.05, 0.03),
          DoubleColumn.create("tau", 1, 2, 4),
          StringColumn.create("g", "a", "a", "b"));

  private static PosteriorVariables of(String text) {
    ModelSpec spec = ModelSpec.parse(text, Map.of());
    Studies studies = spec.read(Meta.studies(TABLE).label("study"));
    if (spec.isSimple()) {
      return PosteriorVariables.of(studies, DesignBuilder.build(spec, studies));
    }
    GaussianModel model = ModelBuilder.build(spec, studies);
    return PosteriorVariables.of(model, DispersionParameter.of(model.structure().parameters()));
  }

  @Test
  void ofIndependentStudies() {
    assertEquals(
        List.of(
            "mu",
            "tau",
            "tau2",
            "theta_new",
            "beta_F",
            "zeta2",
            "theta[1]",
            "theta[2]",
            "theta[3]"),
        of("yi ~ 1").names());
    assertEquals(List.of("mu", "tau"), of("yi ~ 1").ownParameters());
  }

  @Test
  void ofGroups() {
    PosteriorVariables variables = of("yi ~ 1 + (1 | g)\nsigma ~ 1");
    assertEquals(
        List.of(
            "mu",
            "sigma",
            "sd(g)",
            "tau",
            "tau2",
            "theta_new",
            "u[g=a]",
            "u[g=b]",
            "theta[1]",
            "theta[2]",
            "theta[3]"),
        variables.names());
    assertEquals(List.of("sigma", "sd(g)", "tau"), variables.heterogeneity());
    assertEquals(List.of("mu", "sigma", "sd(g)"), variables.hypotheses());
    assertEquals(Kind.GROUP_EFFECT, variables.find("u[g=b]").kind());
    assertEquals(1, variables.find("sd(g)").index());
  }

  /** A moderator called tau is a coefficient, and tau is the heterogeneity. */
  @Test
  void aColumnCalledTau() {
    PosteriorVariables variables = of("yi ~ tau");
    assertEquals(Kind.TAU, variables.find("tau").kind());
    assertEquals(Kind.COEFFICIENT, variables.find("beta[tau]").kind());
    assertEquals(1, variables.find("beta[tau]").index());
  }

  @Test
  void otherNames() {
    PosteriorVariables variables = of("yi ~ 1");
    assertEquals("theta[2]", variables.find("theta[\"Rome\"]").name());
    assertEquals(1, variables.find(" theta[Rome] ").index());
    assertEquals("tau", variables.find("sigma").name());
    assertEquals("sigma:(Intercept)", of("yi ~ 1\nsigma ~ tau").find("sigma").name());
    assertEquals("(Intercept)", of("yi ~ tau").find("mu").name());
  }

  @Test
  void anUnknownNameListsThose() {
    MetaException e = assertThrows(MetaException.class, () -> of("yi ~ 1 + (1 | g)").find("nope"));
    assertEquals(
        "no variable 'nope' in the posterior; Variables: mu, sigma, sd(g), tau, tau2, theta_new, u[g=a], theta[1] to theta[3]",
        e.getMessage());
    assertThrows(MetaException.class, () -> of("yi ~ 1").find("theta[4]"));
  }
}
