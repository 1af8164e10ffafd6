package io.github.metasaw.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.kernel.jshell.SourceDocumentation.Signature;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Signatures as JShell writes them, and the text of the library's comments. */
class SourceDocumentationTest {

  private final SourceDocumentation documentation = new SourceDocumentation();

  @Test
  void readsSignatures() {
    assertEquals(
        Optional.of(new Signature("Predicts", "predict", List.of("Table"))),
        Signature.of("Table Predicts.predict(Table newdata)"));
    assertEquals(
        Optional.of(new Signature("Meta", "fit", List.of("Table", "Map<String,List<String>>"))),
        Signature.of(
            "FrequentistFit io.github.metasaw.Meta.fit(tech.tablesaw.api.Table table,"
                + " Map<String, List<String>> levels)"));
    assertEquals(
        Optional.of(new Signature("Fit", "level", List.of())), Signature.of("double Fit.level()"));
    assertEquals(Optional.empty(), Signature.of("int a"));
  }

  @Test
  void theTextOfAMethodWithItsParameters() {
    String text =
        documentation.of("double BayesFit.quantile(String variable, double p)").orElseThrow();
    assertTrue(text.contains("variable: "), text);
    assertTrue(text.contains("p: "), text);
    assertTrue(text.contains("returns "), text);
    assertTrue(!text.contains("{@") && !text.contains("@param"), text);
  }

  @Test
  void methodsOfOneNameAreToldApart() {
    String none = documentation.of("Table Predicts.predict()").orElseThrow();
    String rows = documentation.of("Table Predicts.predict(Table newdata)").orElseThrow();
    assertTrue(rows.contains("newdata: "));
    assertTrue(!none.contains("newdata: "));
  }

  @Test
  void whatIsNotOfTheLibraryHasNone() {
    assertEquals(Optional.empty(), documentation.of("int String.length()"));
    assertEquals(Optional.empty(), documentation.of("Table Predicts.nothing()"));
    assertEquals(Optional.empty(), documentation.of("no signature"));
  }
}
