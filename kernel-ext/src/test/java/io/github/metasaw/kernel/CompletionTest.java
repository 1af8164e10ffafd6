package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import java.util.List;
import org.junit.jupiter.api.Test;
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
              .with("fit", Meta.fit(Meta.studies(BCG).read())));

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
    assertEquals(List.of("dat", "other"), at("%meta "));
    assertEquals(List.of("fit"), at("%funnel f"));
    assertEquals(List.of("dat", "other"), at("%predict fit --at "));
  }

  @Test
  void namesOfDataSets() {
    assertEquals(List.of("eight_studies", "eight_schools"), at("%dataset eight_"));
  }

  @Test
  void columnsInTheLinesBelowACellMagic() {
    assertEquals(List.of("ablat"), COMPLETION.inBody("%%meta dat --as f", "ab"));
    assertEquals(List.of(), COMPLETION.inBody("%%meta", "ab"));
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
