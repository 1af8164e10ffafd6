package io.github.metasaw.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.plot.PosteriorFigures;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void javaIsWordedAsItIsWritten() {
    assertEquals(".withLevel(0.95)", java(new Remedy(Remedy.Kind.FIT_OPTION, "level", number())));
    assertEquals(".withSampler(\"gibbs\")", java(Remedy.option("sampler", "gibbs")));
    assertEquals(".withChains(4)", java(Remedy.option("chains", 4)));
    assertEquals(".withSeed(...)", java(Remedy.option("seed")));
    assertEquals(".ci(\"LOWER\", \"UPPER\")", java(Remedy.data("ci", "LOWER", "UPPER")));
    assertEquals(".ratios()", java(Remedy.dataFlag("ratios")));
    assertEquals("PosteriorFigures.trace", java(Remedy.figure("trace")));
    assertEquals("Sensitivity.of", java(Remedy.analysis("sensitivity")));
    assertEquals("Meta.bayes", java(Remedy.model("bayes")));
  }

  @Test
  void whatIsAdvisedExists() {
    for (String option : List.of("sampler", "parameters", "draws", "warmup", "chains", "seed")) {
      has(BayesOptions.class, java(Remedy.option(option)).replaceAll("^\\.|\\(.*", ""));
    }
    for (String option : List.of("yi", "vi", "sei", "ci", "ratios")) {
      has(StudyReader.class, option);
    }
    for (String figure : List.of("trace", "rank", "density")) {
      has(PosteriorFigures.class, figure);
    }
    has(Meta.class, "fit");
    has(Meta.class, "bayes");
  }

  private static List<Remedy.Value> number() {
    return List.of(new Remedy.Value("0.95", true));
  }

  private static String java(Remedy remedy) {
    return Wording.JAVA.remedy(remedy);
  }

  private static void has(Class<?> type, String method) {
    assertTrue(
        Arrays.stream(type.getMethods()).map(Method::getName).anyMatch(method::equals),
        type + " has no " + method);
  }
}
