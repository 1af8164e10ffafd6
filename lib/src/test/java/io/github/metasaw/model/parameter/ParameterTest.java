package io.github.metasaw.model.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.formula.Target;
import io.github.metasaw.model.GaussianModel;
import io.github.metasaw.model.ModelBuilder;
import io.github.metasaw.model.ModelSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ParameterTest {

  private static final String ONE = Parameter.INTERCEPT;

  @Test
  void namesAreThoseOfTheTableOfCoefficients() {
    assertEquals("year", new Parameter.Mean(0, "year").name());
    assertEquals("mu2:year", new Parameter.Mean(2, "year").name());
    assertEquals("sigma:(Intercept)", new Parameter.Sigma(0, ONE).name());
    assertEquals("sigma1:year", new Parameter.Sigma(1, "year").name());
    assertEquals("sd(lab/study):(Intercept)", new Parameter.GroupSd("lab/study", ONE).name());
    assertEquals("log(sd(study:x))", new Parameter.EffectSd("study", "x").name());
    assertEquals(
        "atanh(cor(study:z,x | (Intercept)))",
        new Parameter.GroupCorrelation("study", "z", "x", List.of(ONE)).name());
    assertEquals("rho12:year", new Parameter.OutcomeCorrelation("year").name());
    assertEquals("log(phi)", new Parameter.Proportion().name());
  }

  @Test
  void onlyWhatOneNumberTellsHasANaturalName() {
    assertEquals(Optional.of("sigma2"), new Parameter.Sigma(2, ONE).natural());
    assertEquals(Optional.empty(), new Parameter.Sigma(2, "year").natural());
    assertEquals(Optional.of("sd(study)"), new Parameter.GroupSd("study", ONE).natural());
    assertEquals(Optional.of("rho12"), new Parameter.OutcomeCorrelation(ONE).natural());
    assertEquals(Optional.of("phi"), new Parameter.Proportion().natural());
    assertEquals(Optional.of("sd(study:x)"), new Parameter.EffectSd("study", "x").natural());
    Parameter.GroupCorrelation partial =
        new Parameter.GroupCorrelation("study", "z", "x", List.of(ONE));
    assertEquals(Optional.of("cor(study:z,x)"), partial.marginal().natural());
  }

  @Test
  void aLineLeadsToItsCoefficientsAndBack() {
    for (Target target :
        List.of(
            new Target.Mu(0),
            new Target.Mu(1),
            new Target.Sigma(0),
            new Target.Sigma(2),
            new Target.Sd("a b"),
            new Target.Rho12())) {
      Parameter slope = Parameter.of(target, "year");
      assertEquals(Optional.of(target), slope.target());
      assertFalse(slope.isIntercept());
      assertTrue(Parameter.of(target, ONE).isIntercept());
    }
  }

  @Test
  void aModeratorWithTheNameOfAnotherParameterIsNotThatParameter() {
    assertNotEquals(new Parameter.Mean(0, "log(phi)"), (Parameter) new Parameter.Proportion());
    assertEquals(Link.IDENTITY, new Parameter.Mean(0, "sigma:(Intercept)").link());
    assertFalse(new Parameter.Mean(0, "mu1:(Intercept)").isIntercept());
  }

  @Test
  void theStructureSaysWhatItsElementsAre() {
    Table table =
        Table.create(
            "dat",
            DoubleColumn.create("yi", 0.1, 0.5, -0.2, 0.9, 0.3, 0.4, 0.2, 0.8),
            DoubleColumn.create("vi", 0.1, 0.2, 0.1, 0.3, 0.2, 0.1, 0.2, 0.1),
            DoubleColumn.create("x", 1, 2, 3, 4, 5, 6, 7, 9),
            StringColumn.create("lab", "a", "a", "b", "b", "c", "c", "d", "d"));
    Studies studies = StudyReader.of(table).read();
    String text = "yi ~ x + (1 + x | lab) + meta_V(V = vi)\nsigma ~ x";
    GaussianModel model = ModelBuilder.build(ModelSpec.parse(text, Map.of()), studies);
    assertEquals(
        List.of(new Parameter.Mean(0, ONE), new Parameter.Mean(0, "x")), model.mean().parameters());
    assertEquals(
        List.of(
            new Parameter.Sigma(0, ONE),
            new Parameter.Sigma(0, "x"),
            new Parameter.EffectSd("lab", ONE),
            new Parameter.EffectSd("lab", "x"),
            new Parameter.GroupCorrelation("lab", "x", ONE, List.of())),
        model.structure().parameters());
    assertEquals(model.structure().parameters().subList(0, 2), model.scales().get(0).parameters());
  }
}
