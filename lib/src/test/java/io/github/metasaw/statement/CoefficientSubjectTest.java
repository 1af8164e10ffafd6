package io.github.metasaw.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.model.Design;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class CoefficientSubjectTest {

  private static Design design(String mean) {
    return Meta.fit(Meta.dataset("bcg"), "yi ~ " + mean).design();
  }

  @Test
  void aLevelIsComparedWithItsReference() {
    Design design = design("ablat + alloc");
    assertEquals("The coefficient of ablat", CoefficientSubject.of(design, 1));
    assertEquals(
        "The difference between alloc = random and alloc = alternate",
        CoefficientSubject.of(design, 2));
  }

  @Test
  void withoutAnInterceptALevelHasAMean() {
    assertEquals(
        "The mean of the true effects with alloc = alternate",
        CoefficientSubject.of(design("0 + alloc"), 0));
  }

  /** With an interaction the coefficient is the difference where ablat is 0, and nowhere else. */
  @Test
  void inAnInteractionALevelHasACoefficient() {
    Design design = design("ablat * alloc");
    int random = design.names().indexOf("allocrandom");
    assertEquals("The coefficient of allocrandom", CoefficientSubject.of(design, random));
    int both = design.names().indexOf("ablat:allocrandom");
    assertEquals("The coefficient of ablat:allocrandom", CoefficientSubject.of(design, both));
  }

  @Test
  void theLineOfAnOutcomeIsNoInteraction() {
    Table table = Meta.dataset("bcg");
    Design design =
        Meta.fit(table, "mu1 = yi ~ alloc + meta_V(V = vi)\nmu2 = ablat ~ 1 + meta_V(V = vi)")
            .design();
    int random = design.names().indexOf("mu1:allocrandom");
    assertTrue(random >= 0, design.names().toString());
    assertEquals(
        "The difference between alloc = random and alloc = alternate in mu1",
        CoefficientSubject.of(design, random));
  }

  @Test
  void withoutAnInterceptNoLevelOfAnOutcomeIsAReference() {
    Design design =
        Meta.fit(
                Meta.dataset("bcg"),
                "mu1 = yi ~ 0 + alloc + meta_V(V = vi)\nmu2 = ablat ~ 1 + meta_V(V = vi)")
            .design();
    int first = design.names().indexOf("mu1:allocalternate");
    assertEquals("The coefficient of mu1:allocalternate", CoefficientSubject.of(design, first));
  }
}
