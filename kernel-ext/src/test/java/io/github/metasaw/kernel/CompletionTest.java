package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.bayes.BayesOptions;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.model.ModelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** What may stand at the cursor of a magic line, and what is told of it. */
class CompletionTest {

  private static final Table BCG = Meta.dataset("bcg");

  private static final Completion COMPLETION =
      new Completion(
          Cell.MAGICS,
          new MapHost()
              .with("dat", BCG)
              .with("other", BCG)
              .with(
                  "spaced",
                  Table.create("spaced", BCG.intColumn("year").copy().setName("year of trial")))
              .with("fit", Meta.fit(Meta.studies(BCG).read()))
              .with(
                  "mods",
                  Meta.fit(
                      Meta.studies(BCG),
                      ModelSpec.parse("yi ~ ablat", Map.of()),
                      FreqOptions.defaults()))
              .with(
                  "post",
                  Meta.bayes(
                      Meta.studies(BCG),
                      ModelSpec.parse("yi ~ 1", Map.of()),
                      BayesOptions.defaults())));

  private static List<String> at(String line) {
    return COMPLETION.at(line, line.length());
  }

  @Test
  void magicsByTheirFirstLetters() {
    assertEquals(List.of("%forest"), at("%fo"));
    assertEquals(List.of("%%meta"), at("%%me"));
    assertEquals(List.of(), at("%xyz"));
    assertTrue(at("%").contains("%scan"));
  }

  @Test
  void variablesOfTheRightType() {
    assertEquals(List.of("dat", "other", "spaced"), at("%meta "));
    assertEquals(List.of("fit"), at("%funnel f"));
    assertEquals(List.of("dat", "other", "spaced"), at("%predict fit --at "));
  }

  @Test
  void namesOfDataSets() {
    assertEquals(List.of("eight_studies", "eight_schools"), at("%dataset eight_"));
  }

  @Test
  void columnsInTheLinesBelowACellMagic() {
    assertEquals(List.of("ablat"), COMPLETION.inBody("%%meta dat --as f", "yi ~ ", "ab"));
    assertEquals(List.of("meta_V(V ="), COMPLETION.inBody("%%meta dat", "yi ~ 1 + ", "me"));
    assertEquals(List.of(), COMPLETION.inBody("%%meta", "yi ~ ", "ab"));
  }

  @Test
  void priorsInTheLinesBelowBayes() {
    assertEquals(List.of("prior"), COMPLETION.inBody("%%bayes dat", "", "pr"));
    assertEquals(List.of("tau", "tau2"), COMPLETION.inBody("%%bayes dat", "prior ", "tau"));
    assertEquals(
        List.of("half_normal(", "half_t(", "half_cauchy(", "half_logistic("),
        COMPLETION.inBody("%%bayes dat", "prior tau = ", "half"));
    assertEquals(List.of(), COMPLETION.inBody("%%bayes dat", "yi ~ ", "half"));
  }

  @Test
  void whatTheFitHas() {
    assertEquals(List.of("ablat"), at("%contrast mods ab"));
    assertEquals(List.of("(Intercept),ablat"), at("%robust mods --test-of (Intercept),ab"));
    assertEquals(List.of("tau", "tau2"), at("%trace post mu tau"));
    assertEquals(List.of("tau", "tau2"), at("%trace post tau"));
  }

  @Test
  void theNextOfAList() {
    assertEquals(List.of("yi,year"), at("%forest fit --columns yi,ye"));
    assertEquals(List.of("egger,begg"), at("%bias fit --test egger,be"));
    assertEquals(
        List.of("--method=PM", "--method=PMM", "--method=Peto"), at("%meta dat --method=P"));
  }

  @Test
  void columnsWithBlanksComeInQuotes() {
    assertEquals(List.of("\"year of trial\""), at("%meta spaced --yi year"));
  }

  @Test
  void files(@TempDir Path folder) throws IOException {
    Files.createFile(folder.resolve("trials.csv"));
    Files.createFile(folder.resolve(".hidden"));
    Files.createDirectory(folder.resolve("tables"));
    assertEquals(List.of(folder + "/tables/", folder + "/trials.csv"), at("%read " + folder + "/"));
    assertEquals(List.of(folder + "/tables/"), at("%forest fit --save " + folder + "/ta"));
    assertEquals(List.of(), at("%read " + folder + "/none/"));
  }

  @Test
  void optionsThatAreNotThereYet() {
    assertEquals(List.of("--method", "--measure"), at("%meta dat --me"));
    assertEquals(List.of("--measure"), at("%meta dat --method DL --me"));
    assertEquals(List.of("--prior"), at("%bayes dat --prior L1 --pr"));
  }

  @Test
  void valuesAndColumns() {
    assertEquals(List.of("PM", "PMM", "Peto"), at("%meta dat --method P"));
    assertEquals(List.of("year", "yi"), at("%meta dat --yi y"));
    assertEquals(List.of("alloc"), at("%forest fit --by al"));
    assertEquals(List.of(), at("%meta --yi y"));
    assertEquals(List.of(), at("%meta dat --level 0"));
  }

  @Test
  void theCursorMayStandWithinTheLine() {
    assertEquals(List.of("--test", "--test-of"), COMPLETION.at("%meta dat --te --level 0.9", 14));
  }

  @Test
  void helpOfWhatStandsThere() {
    assertEquals("%meta, %%meta", COMPLETION.help("%meta dat", 3).orElseThrow().title());
    assertEquals("--level", COMPLETION.help("%meta dat --level 0.9", 13).orElseThrow().title());
    assertEquals("%meta, %%meta", COMPLETION.help("%meta dat --level", 7).orElseThrow().title());
    assertTrue(COMPLETION.help("%mta dat", 3).isEmpty());
  }
}
