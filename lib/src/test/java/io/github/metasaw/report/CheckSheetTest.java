package io.github.metasaw.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.Check;
import org.junit.jupiter.api.Test;

class CheckSheetTest {

  @Test
  void everyCheckIsInTheSheetWithItsStatus() {
    var fit = Meta.fit(Meta.studies(Meta.dataset("bcg")).read());
    String text = Render.checks(fit).text();
    for (Check check : fit.checkList()) {
      assertTrue(text.contains(check.name()), check.name());
      assertTrue(text.contains(Render.symbol(check.status())), check.name());
    }
    assertEquals(1, Render.symbol(Check.Status.OK).codePointCount(0, 1));
  }
}
