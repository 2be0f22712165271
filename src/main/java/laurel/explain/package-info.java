/**
 * Says in sentences why an order is credited as it is and why an influencer has the tier she has,
 * from the relations of a finished run. {@link laurel.explain.OrderExplanation} and {@link
 * laurel.explain.InfluencerExplanation}.
 */
@NullMarked
package laurel.explain;

import org.jspecify.annotations.NullMarked;
