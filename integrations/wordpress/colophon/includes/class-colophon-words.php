<?php
/**
 * Colophon's codes in words.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/** Sentences for codes; they are translated like all other texts of the plugin. */
final class Colophon_Words {

	/**
	 * A verdict in one sentence, by the reason that weighs most.
	 *
	 * @param string $decision `pass`, `block` or another one.
	 * @param string $reason   The reason in words.
	 * @param bool   $lasts    Whether nothing that an editor may wait for ends it.
	 */
	public static function verdict( $decision, $reason, $lasts = false ) {
		switch ( $decision ) {
			case 'pass':
				/* translators: %s: a reason, such as: it is on hold. */
				return '' === $reason ? __( 'May be recommended.', 'colophon' ) : sprintf( __( 'May be recommended; %s.', 'colophon' ), $reason );
			case 'block':
				if ( $lasts ) {
					/* translators: %s: a reason, such as: it was withdrawn. */
					return sprintf( __( 'Not recommended: %s.', 'colophon' ), $reason );
				}
				/* translators: %s: a reason, such as: it is on hold. */
				return sprintf( __( 'Not recommended yet: %s.', 'colophon' ), $reason );
			default:
				/* translators: %s: a reason, such as: it is on hold. */
				return sprintf( __( 'Cannot be judged: %s.', 'colophon' ), $reason );
		}
	}

	/** How well a segment fits. */
	public static function fit( $word ) {
		switch ( $word ) {
			case 'fits_well':
				return __( 'fits well', 'colophon' );
			case 'fits':
				return __( 'fits', 'colophon' );
			case 'might_fit':
				return __( 'might fit', 'colophon' );
			default:
				return __( 'hardly fits', 'colophon' );
		}
	}

	/** A type of content. */
	public static function content_type( $type ) {
		switch ( $type ) {
			case 'book':
				return __( 'Book', 'colophon' );
			case 'news':
				return __( 'News', 'colophon' );
			case 'guide':
				return __( 'Guide', 'colophon' );
			case 'archive':
				return __( 'Archive', 'colophon' );
			default:
				return __( 'Page', 'colophon' );
		}
	}

	/** Why a segment fits, in one line. Codes without a name, and how it compares with others, are left out. */
	public static function because( $reasons ) {
		$subjects = array();
		$others   = array();
		foreach ( $reasons as $reason ) {
			list( $kind, $value ) = array_pad( explode( ': ', $reason, 2 ), 2, '' );
			if ( 'subject' === $kind && ! preg_match( '/^[A-Z0-9-]+$/', $value ) ) {
				$subjects[] = $value;
			} elseif ( 'words' === $kind ) {
				$others[] = $value;
			} elseif ( 'example' === $kind ) {
				/* translators: %s: the title of an example. */
				$others[] = sprintf( __( 'like its example “%s”', 'colophon' ), $value );
			} elseif ( 'entity' === $kind ) {
				/* translators: %s: a name. */
				$others[] = sprintf( __( 'names %s', 'colophon' ), $value );
			}
		}
		if ( $subjects ) {
			/* translators: %s: subjects. */
			array_unshift( $others, sprintf( __( 'subjects: %s', 'colophon' ), implode( ', ', $subjects ) ) );
		}
		return implode( ' · ', $others );
	}

	/**
	 * A reason, and what clears it.
	 *
	 * @param string $code A reason code.
	 * @param string $fix  What clears it as Colophon says it, for codes of later versions.
	 * @return string[]
	 */
	public static function reason( $code, $fix ) {
		switch ( $code ) {
			case 'item_unknown':
				return array( __( 'the item is not stored', 'colophon' ), __( 'record the item, or correct the id', 'colophon' ) );
			case 'source_unknown':
				return array( __( 'its source is not registered', 'colophon' ), __( 'register the item\'s source with its delivery calendar', 'colophon' ) );
			case 'imprint_unknown':
				return array( __( 'its imprint is not registered', 'colophon' ), __( 'register the item\'s imprint with its legal entity', 'colophon' ) );
			case 'canonical_missing':
				return array( __( 'it has no ISBN, DOI or address', 'colophon' ), __( 'give the item its ISBN, DOI or URL', 'colophon' ) );
			case 'duplicate_of':
				return array( __( 'it repeats another item', 'colophon' ), __( 'use the item that this one repeats', 'colophon' ) );
			case 'identity_conflict':
				return array( __( 'its source said two things at once', 'colophon' ), __( 'let one of the items with this identifier state another, or say which one it repeats', 'colophon' ) );
			case 'superseded_by':
				return array( __( 'another item replaces it', 'colophon' ), __( 'use the item that replaces this one', 'colophon' ) );
			case 'tombstoned':
				return array( __( 'its source deleted it', 'colophon' ), __( 'the source deleted the item; let the source state it again if that was wrong', 'colophon' ) );
			case 'owner_missing':
				return array( __( 'no desk is responsible', 'colophon' ), __( 'assign a desk', 'colophon' ) );
			case 'owner_inactive':
				return array( __( 'its desk no longer exists', 'colophon' ), __( 'assign a desk that is active and has a member', 'colophon' ) );
			case 'check_due':
				return array( __( 'somebody should check the content', 'colophon' ), __( 'look whether the content is still right and mark it as checked', 'colophon' ) );
			case 'check_overdue':
				return array( __( 'the content was not checked for too long', 'colophon' ), __( 'look whether the content is still right and mark it as checked', 'colophon' ) );
			case 'not_published':
				return array( __( 'it is not published', 'colophon' ), __( 'publish it in the source', 'colophon' ) );
			case 'not_yet_live':
				return array( __( 'it goes live later', 'colophon' ), __( 'wait, or move the go-live date in the source', 'colophon' ) );
			case 'expired':
				return array( __( 'it has expired', 'colophon' ), __( 'extend or remove the expiry date in the source', 'colophon' ) );
			case 'withheld':
				return array( __( 'it is withheld', 'colophon' ), __( 'release it in the source', 'colophon' ) );
			case 'withdrawn':
				return array( __( 'it was withdrawn', 'colophon' ), __( 'nothing, unless the source withdraws the withdrawal', 'colophon' ) );
			case 'canceled':
				return array( __( 'it was canceled', 'colophon' ), __( 'nothing, unless the source withdraws the cancellation', 'colophon' ) );
			case 'recalled':
				return array( __( 'it was recalled', 'colophon' ), __( 'nothing, unless the source withdraws the recall', 'colophon' ) );
			case 'correction_pending':
				return array( __( 'a correction is pending', 'colophon' ), __( 'publish the correction', 'colophon' ) );
			case 'no_product':
				return array( __( 'it has no product', 'colophon' ), __( 'record at least one product of the work', 'colophon' ) );
			case 'not_announced':
				return array( __( 'it is not announced yet', 'colophon' ), __( 'wait for the announcement date, or move it in the trade feed', 'colophon' ) );
			case 'not_available':
				return array( __( 'it cannot be had', 'colophon' ), __( 'let the trade feed state another availability, or link the successor', 'colophon' ) );
			case 'published_unknown':
				return array( __( 'nobody said when it was published', 'colophon' ), __( 'state when it was published', 'colophon' ) );
			case 'fact_missing':
				return array( __( 'a fact is missing', 'colophon' ), __( 'let the source state the fact', 'colophon' ) );
			case 'fact_stale':
				return array( __( 'a fact is stale', 'colophon' ), __( 'let the source deliver again', 'colophon' ) );
			case 'fact_future_dated':
				return array( __( 'a fact is dated in the future', 'colophon' ), __( 'correct the source\'s clock', 'colophon' ) );
			case 'fact_conflict':
				return array( __( 'a source said two things at once', 'colophon' ), __( 'let the source state the fact again, with a newer order key', 'colophon' ) );
			case 'fact_unknown_code':
				return array( __( 'a code is unknown', 'colophon' ), __( 'map the code, or correct it in the source', 'colophon' ) );
			case 'claim_ended':
				return array( __( 'a claim has ended', 'colophon' ), __( 'nothing: the claim is left out', 'colophon' ) );
			case 'embargoed':
				return array( __( 'it is under embargo', 'colophon' ), __( 'wait for the end of the embargo, or move it in the source', 'colophon' ) );
			case 'on_hold':
				return array( __( 'it is on hold', 'colophon' ), __( 'lift the hold', 'colophon' ) );
			case 'territory_blocked':
				return array( __( 'it may not be sold there', 'colophon' ), __( 'nothing, unless the source states that it may be sold there', 'colophon' ) );
			case 'territory_unknown':
				return array( __( 'nobody said that it may be sold there', 'colophon' ), __( 'state whether it may be sold there: its source names other countries only', 'colophon' ) );
			case 'adults_only':
				return array( __( 'it is for adults', 'colophon' ), __( 'nothing: it is for adults', 'colophon' ) );
			case 'age_unknown':
				return array( __( 'the age of its readers is not known', 'colophon' ), __( 'state the age of the item\'s readers: age_range', 'colophon' ) );
			case 'age_mismatch':
				return array( __( 'it is for readers of another age', 'colophon' ), __( 'nothing: it is for readers of another age', 'colophon' ) );
			case 'language_mismatch':
				return array( __( 'it is in another language', 'colophon' ), __( 'nothing: it is in another language than was asked for', 'colophon' ) );
			case 'tdm_reserved':
				return array( __( 'it is reserved against text and data mining', 'colophon' ), __( 'nothing, unless the source takes the reservation against mining back', 'colophon' ) );
			case 'clock_untrusted':
				return array( __( 'the machine’s clock is off', 'colophon' ), __( 'set the machine\'s clock right; if it is right now, start the service again', 'colophon' ) );
			case 'policy_missing':
				return array( __( 'no policy applies', 'colophon' ), __( 'add a policy for this content type and purpose', 'colophon' ) );
			case 'policy_stale':
				return array( __( 'the policies are not confirmed', 'colophon' ), __( 'fix the policy files: they cannot be read any more', 'colophon' ) );
			case 'overridden':
				return array( __( 'somebody let it off a reason', 'colophon' ), __( 'nothing, or end what lets this pass', 'colophon' ) );
			case 'source_down':
				return array( __( 'its source does not deliver', 'colophon' ), __( 'let the source deliver again', 'colophon' ) );
			case 'fact_stale_soon':
				return array( __( 'a fact is about to be stale', 'colophon' ), __( 'let the source deliver again', 'colophon' ) );
			case 'evaluation_error':
				return array( __( 'judging it failed', 'colophon' ), __( 'tell those who run Colophon', 'colophon' ) );
			default:
				return array( str_replace( '_', ' ', $code ), $fix );
		}
	}
}
