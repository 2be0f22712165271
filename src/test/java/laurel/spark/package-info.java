/**
 * Spark builds what DuckDB builds: {@code ParityTest} on two threads of this process, {@code
 * ClusterTest} on a master and two workers. They need jars that no other test has, and run by
 * themselves.
 */
@org.jspecify.annotations.NullMarked
package laurel.spark;
