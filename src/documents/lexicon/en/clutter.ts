/**
 * Words of class and id names that mark what is no part of an article: "ad-slot", "related-links". Each stands
 * first or last in such a name, or is all of it. Sorted.
 */
export const CLUTTER: ReadonlySet<string> = new Set(
  (
    'ad ads adslot advert advertisement advertising adverts breadcrumb breadcrumbs byline comments consent cookie ' +
    'cookies disqus gdpr masthead mostread outbrain popular promo promos promotion pullquote ' +
    'readmore recirculation recommendations recommended related relatedlinks share sharebar sharedaddy sharing ' +
    'sidebar skip social sponsor sponsored taboola teasers toolbar trending ' +
    'visuallyhidden'
  ).split(' '),
)

/** Whole names of classes and ids that mark the same. Sorted. */
export const CLUTTER_NAMES: ReadonlySet<string> = new Set([
  'comment-form',
  'comment-list',
  'comment-section',
  'most-popular',
  'most-read',
  'pull-quote',
  'read-also',
  'read-more',
  'screen-reader-text',
  'see-also',
  'sr-only',
  'visually-hidden',
])
