package io.github.metasaw.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.metasaw.Meta;
import io.github.metasaw.model.Design;
import org.junit.jupiter.api.Test;

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
}
