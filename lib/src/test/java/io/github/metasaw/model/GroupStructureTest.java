package io.github.metasaw.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.StudyReader;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.model.covariance.GroupEffect;
import io.github.metasaw.model.parameter.Parameter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class GroupStructureTest {

  private static final Table WAVES =
      Table.create(
          "waves",
          StringColumn.create("study", "A", "A", "A", "B", "B", "C"),
          StringColumn.create("wave", "first", "second", "third", "first", "third", "second"),
          DoubleColumn.create("week", 1, 4, 12, 1, 12, 4),
          DoubleColumn.create("dose", 1, 2, 2, 1, 1, 2),
          DoubleColumn.create("yi", 0.1, 0.4, 0.2, 0.7, 0.3, 0.5),
          DoubleColumn.create("vi", 0.01, 0.02, 0.03, 0.02, 0.01, 0.04));

  private static GaussianModel model(String random) {
    ModelSpec spec = ModelSpec.parse("yi ~ 1 + " + random + " + meta_V(V = vi)", Map.of());
    return ModelBuilder.build(spec, spec.read(StudyReader.of(WAVES)));
  }

  private static List<String> parameters(String random) {
    return model(random).structure().parameters().stream().map(Parameter::name).toList();
  }

  /** Each row is one wave of a study, so there is no sigma beside the effects of waves. */
  @ParameterizedTest
  @CsvSource({
    "un, 6, log(sd(study:wavefirst))",
    "cs, 2, sd(study):(Intercept)",
    "hcs, 4, log(sd(study:wavefirst))",
    "id, 1, sd(study):(Intercept)",
    "diag, 3, log(sd(study:wavefirst))",
    "ar, 2, sd(study):(Intercept)",
    "har, 4, log(sd(study:wavefirst))",
    "car(week), 2, sd(study):(Intercept)",
  })
  void structuresHaveTheirParameters(String structure, int count, String first) {
    List<String> names = parameters("(0 + wave | study, cov = " + structure + ")");
    assertEquals(count, names.size(), names.toString());
    assertEquals(first, names.get(0));
  }

  @Test
  void effectsAtTheTimesOfAColumn() {
    GroupEffect group = model("(1 | study, cov = car(week))").structure().groups().get(0);
    assertEquals(List.of("factor(week)1", "factor(week)4", "factor(week)12"), group.effects());
  }

  /** What is added to rows alone can be told from effects that fade with time. */
  @Test
  void sigmaMayStandBesideAutoregressiveEffects() {
    String ar = "(0 + wave | study, cov = ar) + meta_V(V = vi)\nsigma ~ 1";
    ModelSpec spec = ModelSpec.parse("yi ~ 1 + " + ar, Map.of());
    GaussianModel model = ModelBuilder.build(spec, spec.read(StudyReader.of(WAVES)));
    assertEquals(3, model.structure().parameters().size());
    ModelSpec cs = ModelSpec.parse("yi ~ 1 + " + ar.replace("ar)", "cs)"), Map.of());
    String message =
        assertThrows(
                MetaException.class, () -> ModelBuilder.build(cs, cs.read(StudyReader.of(WAVES))))
            .getMessage();
    assertTrue(message.contains("its own effect of study"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(1 | study, cov = cs); needs several effects that vary over study",
        "(1 | study, cov = car(wave)); must be numeric",
        "(0 + wave | study, cov = car(yi)); has several values of yi (row 4 ('B'))",
        "(0 + dose | study, cov = ar); needs several effects",
      })
  void whatHasNoStructureIsRefused(String random, String words) {
    String message = assertThrows(MetaException.class, () -> model(random)).getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void effectsStandInTheOrderOfTheirTimes() {
    Table late = WAVES.copy();
    late.replaceColumn("week", DoubleColumn.create("week", 12, 4, 1, 12, 1, 4));
    ModelSpec spec =
        ModelSpec.parse("yi ~ 1 + (0 + wave | study, cov = car(week)) + meta_V(V = vi)", Map.of());
    String message =
        assertThrows(
                MetaException.class,
                () -> ModelBuilder.build(spec, spec.read(StudyReader.of(late))))
            .getMessage();
    assertTrue(message.contains("wavesecond at week = 4 comes after wavefirst at 12"), message);
  }

  private static final LevelMatrix RELATED =
      LevelMatrix.of(
          List.of("A", "B", "C"), new double[][] {{1, 0.5, 0.2}, {0.5, 1, 0.2}, {0.2, 0.2, 1}});

  private static GaussianModel related(String random) {
    ModelSpec spec = ModelSpec.parse("yi ~ 1 + " + random + " + meta_V(V = vi)", Map.of());
    StudyReader reader =
        StudyReader.of(WAVES)
            .matrix("R3", RELATED)
            .matrix("two", LevelMatrix.of(List.of("A", "B"), new double[][] {{0, 1}, {1, 0}}))
            .matrix("flat", LevelMatrix.of(List.of("A", "B", "C"), ones()));
    return ModelBuilder.build(spec, spec.read(reader));
  }

  private static double[][] ones() {
    return new double[][] {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}};
  }

  /** The same levels may vary twice, if one has correlated levels; sigma stays beside them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(1 | study, R = R3); [sigma:(Intercept), sd(study):(Intercept)]",
        "(1 | study, R = R3) + (1 | study); [sigma:(Intercept), sd(study:R3):(Intercept), sd(study):(Intercept)]",
      })
  void levelsMayBeCorrelated(String random, String names) {
    assertEquals(
        names,
        related(random).structure().parameters().stream().map(Parameter::name).toList() + "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '@',
      value = {
        "(1 | study, R = B); R = B needs a matrix of correlations with a row for each level, and no matrix of that name is given",
        "(1 | study, R = two); no level 'C' among the rows of two",
        "(1 | study, R = flat); flat is no matrix of correlations of 3 different levels",
        "(1 | wave/study, R = R3); give each column a group of its own, as in (1 | wave) + (1 | study, R = R3)",
        "(1 | study, R = R3) + (1 | study, R = R3); only the sum of the two can be estimated",
        "(1 | study, cov = exp(R3)); R3 is no matrix of distances: its value for 'A' and 'A' is 1",
        "(1 | study, cov = exp(dis)); no column 'dis'",
        "(1 | study, cov = exp(wave)); must be numeric, because it holds coordinates",
        "(1 | study, cov = exp(week)); study 'A' is at two places: week is 1 in one row and 4 in row 2",
        "(1 + dose | study, cov = exp(yi)); correlates the levels of one effect by their distance",
        "(1 | wave, cov = exp(yi, week, dist = gcd)); at two places",
      })
  void whatDoesNotCorrelateLevelsIsRefused(String random, String words) {
    String message = assertThrows(MetaException.class, () -> related(random)).getMessage();
    assertTrue(message.contains(words), message);
  }
}
