package io.github.metasaw.teaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class HospitalsTest {

  /** The numbers that the lesson prints. */
  @Test
  void theTwelve() {
    Table sites = Hospitals.table();
    assertEquals(12, sites.rowCount());
    assertEquals(-0.0192, sites.doubleColumn("yi").get(0));
    assertEquals(0.0168, sites.doubleColumn("sei").get(0));
    assertEquals(0.0605, sites.doubleColumn("yi").get(11));
    assertEquals(4, sites.stringColumn("setting").isEqualTo("rural").size());
    assertEquals(3, sites.stringColumn("risk_of_bias").isEqualTo("high").size());
    assertNotSame(sites, Hospitals.table());
  }
}
