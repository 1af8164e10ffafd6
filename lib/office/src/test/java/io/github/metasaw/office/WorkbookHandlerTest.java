package io.github.metasaw.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.office.WorkbookHandler.SheetPart;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkbookHandlerTest {

  @Test
  void sheetsInTheOrderOfTheirTabs() throws Exception {
    String xml =
        "<workbook xmlns:r='u'><workbookPr date1904='1'/><sheets>"
            + "<sheet name='Trials' sheetId='7' r:id='rId3'/>"
            + "<sheet name='Old' sheetId='1' state='veryHidden' r:id='rId1'/></sheets></workbook>";
    WorkbookHandler workbook = Parsing.of(xml, new WorkbookHandler());
    assertEquals(
        List.of(new SheetPart("Trials", "rId3", false), new SheetPart("Old", "rId1", true)),
        workbook.sheets());
    assertTrue(workbook.is1904());
  }

  @Test
  void datesCountFrom1900UnlessSaid() throws Exception {
    assertFalse(Parsing.of("<workbook/>", new WorkbookHandler()).is1904());
  }
}
